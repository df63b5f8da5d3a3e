package org.tokenstate.report;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The questions under way. A newer question of a page ends the older ones of that page and no others; so many are worked on
 * at a time as the machine has processors, the others wait their turn; none takes longer than its time.
 */
final class Questions {
    private static final int MOST_PAGES = 64;
    private static final int AT_LEAST = 2;

    private final Semaphore turns;
    private final long nanos;
    private final Map<String, AtomicLong> newest = new LinkedHashMap<>(16, 0.75f, true);
    private volatile boolean closed;

    Questions() {
        this(Math.max(AT_LEAST, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(60));
    }

    Questions(int turns, Duration most) {
        this.turns = new Semaphore(turns, true);
        this.nanos = most.toNanos();
    }

    /** A question under way. */
    final class Question {
        private final AtomicLong ofPage;
        private final long number;
        /** True once the time is over; nobody need know how late it is. */
        private final CompletableFuture<Boolean> late =
                new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);

        private Question(AtomicLong ofPage) {
            this.ofPage = ofPage;
            this.number = ofPage.incrementAndGet();
        }

        /** Whether nobody waits for the answer any more. */
        boolean isOver() {
            return isOverridden() || isLate();
        }

        private boolean isOverridden() {
            return closed || ofPage.get() != number;
        }

        private boolean isLate() {
            return late.getNow(false);
        }

        private void end() {
            late.complete(false);
        }

        private void requireWanted() throws TimeoutException {
            if (isOverridden()) {
                throw new CancellationException("a newer question came in");
            }
            if (isLate()) {
                throw new TimeoutException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(nanos)
                        + " s; too much is asked at a time");
            }
        }
    }

    /**
     * Answers a question of a page when its turn comes.
     *
     * @param page what tells the page from others
     * @param work makes the answer; should end early when the question {@link Question#isOver}
     * @return the answer
     * @throws CancellationException if a newer question of the page came in, or all is closed
     * @throws TimeoutException if the time is over
     */
    <T> T answer(String page, Function<Question, T> work) throws TimeoutException {
        Question question = new Question(newest(page));
        try {
            return answer(question, work);
        } finally {
            question.end();
        }
    }

    private <T> T answer(Question question, Function<Question, T> work) throws TimeoutException {
        try {
            while (!turns.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                question.requireWanted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
        try {
            question.requireWanted();
            return work.apply(question);
        } catch (CancellationException e) {
            question.requireWanted();
            throw e;
        } finally {
            turns.release();
        }
    }

    private synchronized AtomicLong newest(String page) {
        AtomicLong known = newest.computeIfAbsent(page, p -> new AtomicLong());
        if (newest.size() > MOST_PAGES) {
            // The page that has asked nothing for the longest time.
            Iterator<AtomicLong> eldest = newest.values().iterator();
            eldest.next().incrementAndGet();
            eldest.remove();
        }
        return known;
    }

    /** Ends all questions. */
    void close() {
        closed = true;
    }
}
