@echo off
rem Starts tokenstate with a Java that stands beside it, that JAVA_HOME names, or that is on the path.
rem The archive of loaded classes beside the jar halves the start; without it, or with another Java, the start is plain.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%runtime\bin\java.exe" set "java=%home%runtime\bin\java.exe"

rem What draws or fits is worth the optimising compiler; anything else is over before it would pay.
set "compiler=-XX:TieredStopAtLevel=1"
for %%c in (backtest calibrate convergence ensemble estimate explore forecast import input-output report sensitivity) do (
    if "%~1"=="%%c" set "compiler=-XX:+TieredCompilation"
)

"%java%" -Xshare:auto -XX:SharedArchiveFile="%home%tokenstate.jsa" -Xlog:disable ^
    %compiler% -XX:+UseSerialGC -XX:-UsePerfData %TOKENSTATE_JAVA_OPTIONS% -jar "%home%tokenstate-cli.jar" %*
exit /b %ERRORLEVEL%
