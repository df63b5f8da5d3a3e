package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results come in the order of the tasks, whatever the threads do; faults and cancelling come through. */
class OrderedTasksTest {
    private static <T> OrderedTasks<T> tasks(int n, int threads, IntFunction<T> task) {
        return new OrderedTasks<>("a run", n, threads, () -> false, task);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsComeInOrder(int threads) {
        List<Integer> results = new ArrayList<>();
        try (OrderedTasks<Integer> tasks = tasks(20, threads, number -> number * number)) {
            tasks.forEachRemaining(results::add);
            assertThat(tasks.hasNext()).isFalse();
            assertThatThrownBy(tasks::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("all 20 tasks are done");
        }
        assertThat(results).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(results.get(i)).isEqualTo(i * i);
        }
    }

    /** The first task ends last: it waits for the second, which only another thread can run. */
    @Test
    void tasksRunAtTheSameTime() {
        CountDownLatch second = new CountDownLatch(1);
        try (OrderedTasks<Boolean> tasks = tasks(2, 2, number -> {
            if (number == 1) {
                second.countDown();
                return true;
            }
            return awaited(second);
        })) {
            assertThat(tasks.next()).isTrue();
            assertThat(tasks.next()).isTrue();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** No more than two tasks beyond the threads are begun before a result is taken, so that memory is bounded. */
    @Test
    void fewTasksAreBegunAhead() {
        AtomicInteger begun = new AtomicInteger();
        try (OrderedTasks<Integer> tasks = tasks(100, 2, number -> begun.incrementAndGet())) {
            tasks.next();
            assertThat(begun.get()).isBetween(1, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFaultOfATaskIsThatOfTheCaller(int threads) {
        try (OrderedTasks<Integer> tasks = tasks(2, threads, number -> {
            throw new IllegalArgumentException("task " + number);
        })) {
            assertThatThrownBy(tasks::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task 0");
        }
        try (OrderedTasks<Integer> tasks = tasks(2, threads, number -> {
            throw new StackOverflowError("deep");
        })) {
            assertThatThrownBy(tasks::next).isInstanceOf(StackOverflowError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCancelledRunSaysSo(int threads) {
        try (OrderedTasks<Integer> tasks = new OrderedTasks<>("a run", 5, threads, () -> true, number -> number)) {
            assertThatThrownBy(tasks::next)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("a run was cancelled");
        }
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        try (OrderedTasks<Boolean> tasks = tasks(2, 2, number -> awaited(never))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(tasks::next)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("a run was cancelled");
            assertThat(Thread.interrupted()).isTrue();
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> OrderedTasks.stopIf(() -> false, "it"))
                .isInstanceOf(CancellationException.class)
                .hasMessage("it was cancelled");
        assertThat(Thread.interrupted()).isTrue();
        OrderedTasks.stopIf(() -> false, "it");
    }

    /** Closing interrupts what still runs. */
    @Test
    void closingStopsWhatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (OrderedTasks<Boolean> tasks = tasks(2, 2, number -> {
            if (number == 0) {
                return awaited(begun);
            }
            begun.countDown();
            boolean ended = awaited(never);
            stopped.countDown();
            return ended;
        })) {
            assertThat(tasks.next()).isTrue();
        }
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
