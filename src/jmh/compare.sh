#!/usr/bin/env bash
# Runs the draws of 'ensemble CHN --reference USA' (all headline results, 2025 to 2050, the market solved in every year) in Java on one
# thread and on two and in NumPy on one, by turns on this machine, and prints microseconds a draw (of each the
# fastest round, which others on the machine disturb least), ratios NumPy / Java and the processor.
# The NumPy program is written from the model's own program, an in-place statement for each operation; its solvers are in
# src/jmh/python/solvers.py. It stops unless both print the same results to 1e-9. Both start from drawn parameters and growth paths and
# end with the results of each draw: sampling, growth paths, first years and quantiles are left out on both sides. A second line has the
# whole ensemble in Java, with these. Needs python3 with NumPy.
#
#   src/jmh/compare.sh [DRAWS]      8192 unless given
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn=${MVN:-./mvnw}
mkdir -p target
if [ -z "${BENCHMARK_CLASSPATH:-}" ]; then
    $mvn -q -B -Dquick -Pbenchmark -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.cp >/dev/null
    BENCHMARK_CLASSPATH=target/test-classes:target/classes:$(cat target/benchmark.cp)
fi
draws=${1:-8192}
at=target/numpy
run="java -Xms2g -Xmx2g -XX:+UseParallelGC -XX:+AlwaysPreTouch -cp $BENCHMARK_CLASSPATH org.tokenstate.projection.CompareWithNumpy"

time_of() { # LABEL COMMAND...: the command's one figure, with its label; stops if it fails
    local label=$1 us
    shift
    us=$("$@")
    echo "$label $us" | tee -a $at/times.txt
}

$run write $at "$draws"
rm -f $at/times.txt
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
for round in 1 2 3; do
    time_of numpy python3 src/jmh/python/compare.py $at
    time_of java1 $run time "$draws" 1
    time_of java2 $run time "$draws" 2
done
time_of ensemble1 $run ensemble "$draws" 1
time_of ensemble2 $run ensemble "$draws" 2
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
sort -k1,1 -k2,2g $at/times.txt | awk -v cpu="$cpu" '{ n[$1]++; v[$1, n[$1]] = $2 }
    function least(k) { return v[k, 1] }
    END {
        printf "whole-model numpy_us=%.0f java1_us=%.0f java2_us=%.0f ratio1=%.2f ratio2=%.2f cpu=%s (equations and market; sampling, growth paths, first years and quantiles in neither)\n",
            least("numpy"), least("java1"), least("java2"), least("numpy") / least("java1"), least("numpy") / least("java2"), cpu
        printf "whole-ensemble java1_us=%.0f java2_us=%.0f (with these)\n", least("ensemble1"), least("ensemble2") }'
