#!/usr/bin/env bash
# Runs the chain from generation to tokens in Java (one thread, two threads) and in NumPy (one thread), by turns on this machine,
# and prints nanoseconds a draw and the ratios. Needs python3 with NumPy.
#
#   src/jmh/compare.sh [DRAWS]      400000 unless given
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn=${MVN:-./mvnw}
mkdir -p target
if [ -z "${BENCHMARK_CLASSPATH:-}" ]; then
    $mvn -q -B -Dquick -Pbenchmark -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.cp >/dev/null
    BENCHMARK_CLASSPATH=target/test-classes:target/classes:$(cat target/benchmark.cp)
fi
flags="-Xms1g -Xmx1g -XX:+UseParallelGC -XX:+AlwaysPreTouch"
main=org.tokenstate.benchmark.CompareWithNumpy
# settings that make NumPy's matrix products slower than its own choice of kernel
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE

java -cp "$BENCHMARK_CLASSPATH" $main coefficients target/coefficients.json
draws=${1:-400000}
for round in 1 2 3; do
    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python3 src/jmh/python/generation_to_tokens.py target/coefficients.json "$draws" | sed 's/^/numpy /'
    java $flags -cp "$BENCHMARK_CLASSPATH" $main "$draws" 1 | sed 's/^/java1 /'
    java $flags -cp "$BENCHMARK_CLASSPATH" $main "$draws" 2 | sed 's/^/java2 /'
done | tee target/compare.txt
awk '{ n[$1]++; v[$1, n[$1]] = $2; m[$1] = $3 }
    function mid(k,   a, b, c) { a = v[k, 1]; b = v[k, 2]; c = v[k, 3]
        return (a - b) * (c - a) >= 0 ? a : (b - a) * (c - b) >= 0 ? b : c }
    END {
        printf "generation to tokens, ns a draw: NumPy %.0f, Java one thread %.0f, two threads %.0f\n", mid("numpy"), mid("java1"), mid("java2")
        printf "NumPy / Java: %.2f on one thread, %.2f on two\n", mid("numpy") / mid("java1"), mid("numpy") / mid("java2")
        printf "median of the last year: NumPy %.4g, Java %.4g\n", m["numpy"], m["java1"] }' target/compare.txt
