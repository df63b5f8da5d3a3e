package org.tokenstate.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;

/** Whoever excludes Tablesaw loses {@link Tables} and nothing else. */
class WithoutTablesawTest {
    /** Loaded a second time, by a loader that has no Tablesaw. */
    public static final class Work implements Callable<String> {
        @Override
        public String call() {
            TokenStateModel china = TokenStateModel.of("CHN").against("USA");
            Projection projection = china.project(2025, 2027);
            Ensemble ensemble = Ensemble.of(china).draws(4).run(2025, 2026);
            Backtest backtest = Backtest.of(
                    List.of(GrowthModels.named("naive")),
                    List.of(Datasets.bundled().generationPerCapitaKwh("CHN")),
                    List.of(2014),
                    List.of(5),
                    0.8);
            return projection.explain("export_revenue_usd", 2027).text(1).length() + " " + ensemble.draws() + " "
                    + backtest.cases().size();
        }
    }

    @Test
    void everythingElseWorks() throws Exception {
        URL[] others = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> !entry.contains("tablesaw"))
                .map(WithoutTablesawTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("tech.tablesaw.api.Table"))
                    .isInstanceOf(ClassNotFoundException.class);
            Callable<?> work = (Callable<?>)
                    loader.loadClass(Work.class.getName()).getConstructor().newInstance();
            assertThat(work.getClass()).isNotEqualTo(Work.class);
            assertThat(work.call()).isEqualTo(new Work().call());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
