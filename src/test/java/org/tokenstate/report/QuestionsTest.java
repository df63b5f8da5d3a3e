package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose questions end whose, how many are worked on at a time, and for how long. */
@Timeout(30)
class QuestionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A thread for each task: the common pool of a machine with two cores has one from Java 25 on, and these tasks wait for each other. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "question");
        thread.setDaemon(true);
        thread.start();
    };

    /** Work that ends when its question is over, as an ensemble does. */
    private static CompletableFuture<String> untilOver(Questions questions, String page, CountDownLatch begun) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return questions.answer(page, question -> {
                            begun.countDown();
                            while (!question.isOver()) {
                                Thread.onSpinWait();
                            }
                            throw new CancellationException();
                        });
                    } catch (TimeoutException e) {
                        return String.valueOf(e.getMessage());
                    }
                },
                THREADS);
    }

    @Test
    void aNewerQuestionEndsThoseOfItsPageAndNoOthers() throws Exception {
        Questions questions = new Questions(4, LONG);
        CountDownLatch begun = new CountDownLatch(2);
        CompletableFuture<String> one = untilOver(questions, "one", begun);
        CompletableFuture<String> other = untilOver(questions, "other", begun);
        begun.await();

        assertThat(questions.<String>answer("one", question -> "answered")).isEqualTo("answered");

        assertThatThrownBy(one::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(other).isNotDone();
        questions.close();
        assertThatThrownBy(other::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void soManyAreWorkedOnAtATimeAsThereAreTurns() throws Exception {
        Questions questions = new Questions(2, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[12];
        for (int i = 0; i < all.length; i++) {
            String page = "page" + i;
            all[i] = CompletableFuture.runAsync(
                    () -> {
                        try {
                            questions.answer(page, question -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                try {
                                    Thread.sleep(20);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return now.decrementAndGet();
                            });
                        } catch (TimeoutException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    THREADS);
        }
        CompletableFuture.allOf(all).get(20, TimeUnit.SECONDS);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void aQuestionThatTakesTooLongOrWaitsTooLongSaysSo() throws Exception {
        Questions questions = new Questions(1, Duration.ofMillis(300));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> first = untilOver(questions, "one", begun);
        begun.await();
        assertThat(first.get()).startsWith("no answer within 0 s");

        Questions held = new Questions(1, Duration.ofMillis(200));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> {
                    try {
                        held.answer("holder", question -> {
                            holding.countDown();
                            try {
                                return release.await(20, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
                    } catch (TimeoutException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
        holding.await();
        assertThatThrownBy(() -> held.answer("waiting", question -> "never")).isInstanceOf(TimeoutException.class);
        release.countDown();
        holder.get(20, TimeUnit.SECONDS);
    }

    /** A program that asks under ever new names does not fill the memory; the page that asked last keeps its question. */
    @Test
    void thePagesThatAreRememberedAreBounded() throws Exception {
        Questions questions = new Questions(4, LONG);
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<String> old = untilOver(questions, "old", first);
        first.await();
        CountDownLatch second = new CountDownLatch(1);
        CompletableFuture<String> busy = untilOver(questions, "busy", second);
        second.await();
        for (int i = 0; i < 63; i++) {
            assertThat(questions.<String>answer("page" + i, question -> "answered"))
                    .isEqualTo("answered");
        }
        assertThatThrownBy(old::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(busy).isNotDone();
        questions.close();
        assertThatThrownBy(busy::get).hasCauseInstanceOf(CancellationException.class);
    }
}
