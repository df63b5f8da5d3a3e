package org.tokenstate.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Importers;
import org.tokenstate.data.Indicator;

/** Reading tables of the size of the electricity data: 5,000 rows of six columns, and a publisher's file of as many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CsvTableBenchmark {
    private static final int FIRST = 2000;
    private static final int LAST = 2024;
    private static final String OWID =
            "country,year,iso_code,population,gdp,electricity_demand,electricity_generation,coal_electricity\n";
    private String text = "";
    private Path publisher = Path.of("");

    @Setup
    public void write() throws IOException {
        publisher = Files.createTempFile("owid-energy-data", ".csv");
        StringBuilder owid = new StringBuilder(OWID);
        Datasets data = Datasets.bundled();
        for (Country country : data.countries()) {
            AnnualSeries generation = data.series(country.iso3(), Indicator.GENERATION_TWH);
            for (int year = FIRST; year <= LAST; year++) {
                if (generation.in(year).isPresent()) {
                    owid.append(country.iso3()).append(',').append(year).append(',').append(country.iso3());
                    owid.append(",,,,").append(generation.in(year).getAsDouble()).append(",\n");
                }
            }
        }
        Files.writeString(publisher, owid);
        StringBuilder csv = new StringBuilder("iso3,year,a,b,c,d\n");
        for (int i = 0; i < 5000; i++) {
            csv.append("CHN,").append(2000 + i % 26).append(",1.5,").append(i).append(",7474.25,0.1\n");
        }
        text = csv.toString();
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(publisher);
    }

    /** Reading 25 years of all countries as a publisher lays them out. */
    @Benchmark
    public Imported importElectricity() {
        return Importers.read(publisher);
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
