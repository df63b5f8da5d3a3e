package org.tokenstate.benchmark;

import java.io.StringReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tokenstate.catalogue.CsvTable;

/** Reading a table of the size of the electricity data: 5,000 rows of six columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CsvTableBenchmark {
    private String text = "";

    @Setup
    public void write() {
        StringBuilder csv = new StringBuilder("iso3,year,a,b,c,d\n");
        for (int i = 0; i < 5000; i++) {
            csv.append("CHN,").append(2000 + i % 26).append(",1.5,").append(i).append(",7474.25,0.1\n");
        }
        text = csv.toString();
    }

    @Benchmark
    public double read() {
        double sum = 0;
        for (CsvTable.Row row : CsvTable.read("t", new StringReader(text)).rows()) {
            sum += row.requiredNumber("c");
        }
        return sum;
    }
}
