package org.tokenstate.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the weights are stored: bytes per parameter of the linear layers and of the experts, and where products run. */
public enum WeightPrecision {
    /** 16-bit floating point (bfloat16 or float16) throughout. */
    BF16(2, 2, Arithmetic.BITS_16),
    /** 8-bit floating point throughout; products at the 8-bit peak. */
    FP8(1, 1, Arithmetic.BITS_8),
    /** MXFP4 experts (4.25 bits with the block scales) and 16-bit other layers; products run in 16 bits. */
    MXFP4_EXPERTS(2, 4.25 / 8, Arithmetic.BITS_16),
    /** 4-bit integer experts (4.5 bits with a 16-bit scale a group of 32) and 16-bit other layers; products in 16 bits. */
    INT4_EXPERTS(2, 4.5 / 8, Arithmetic.BITS_16),
    /** 4-bit floating point experts (4.25 bits) and 8-bit other layers; products at the 8-bit peak. */
    FP4_EXPERTS_FP8(1, 4.25 / 8, Arithmetic.BITS_8),
    /** NVFP4 throughout (4.5 bits with the scales); products at the 4-bit peak where there is one. */
    FP4(4.5 / 8, 4.5 / 8, Arithmetic.BITS_4),
    /** MXFP4 weights throughout (4.25 bits with the block scales); products run in 16 bits. */
    MXFP4_WEIGHTS(4.25 / 8, 4.25 / 8, Arithmetic.BITS_16),
    /** 4-bit integer weights throughout (4.5 bits with a 16-bit scale a group of 32); products run in 16 bits. */
    INT4_WEIGHTS(4.5 / 8, 4.5 / 8, Arithmetic.BITS_16);

    /** The unit in which matrix products run. */
    enum Arithmetic {
        BITS_16,
        BITS_8,
        BITS_4
    }

    private final double linearBytes;
    private final double expertBytes;
    private final Arithmetic arithmetic;

    WeightPrecision(double linearBytes, double expertBytes, Arithmetic arithmetic) {
        this.linearBytes = linearBytes;
        this.expertBytes = expertBytes;
        this.arithmetic = arithmetic;
    }

    /**
     * {@return bytes per parameter outside the experts}
     */
    public double linearBytes() {
        return linearBytes;
    }

    /**
     * {@return bytes per parameter of the experts}
     */
    public double expertBytes() {
        return expertBytes;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    /**
     * {@return whether experts are stored in fewer bits than the other layers: for a model without experts there is no such
     * precision}
     */
    public boolean needsExperts() {
        return expertBytes < linearBytes;
    }

    /**
     * {@return the names as files and the command line write them, such as {@code bf16}}
     */
    public static List<String> names() {
        return Arrays.stream(values()).map(WeightPrecision::label).toList();
    }

    /**
     * {@return the name as files and the command line write it, such as {@code bf16}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Recognises the precision of a model in a cell as {@link #parse(String)} does; {@code int4} and {@code mxfp4} alone mean
     * the experts where there are some, and all weights where there are none.
     *
     * @param text the text
     * @param experts whether the model has experts
     * @return the precision, or empty if the text names none
     */
    public static Optional<WeightPrecision> parse(String text, boolean experts) {
        boolean named = text.toLowerCase(Locale.ROOT).contains("expert");
        return parse(text)
                .map(precision -> experts || named
                        ? precision
                        : switch (precision) {
                            case INT4_EXPERTS -> INT4_WEIGHTS;
                            case MXFP4_EXPERTS -> MXFP4_WEIGHTS;
                            default -> precision;
                        });
    }

    /**
     * Recognises the precision in a cell such as {@code bfloat16}, {@code fp8}, {@code mxfp4 experts + bf16}. Of a mixture of
     * experts, {@code int4} and {@code mxfp4} alone mean the experts.
     *
     * @param text the text
     * @return the precision, or empty if the text names none
     */
    public static Optional<WeightPrecision> parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (t.startsWith("bf16") || t.startsWith("bfloat16") || t.startsWith("fp16") || t.startsWith("float16")) {
            return Optional.of(BF16);
        } else if (t.startsWith("mxfp4 weights")) {
            return Optional.of(MXFP4_WEIGHTS);
        } else if (t.startsWith("int4 weights")) {
            return Optional.of(INT4_WEIGHTS);
        } else if (t.startsWith("mxfp4")) {
            return Optional.of(MXFP4_EXPERTS);
        } else if (t.startsWith("int4")) {
            return Optional.of(INT4_EXPERTS);
        } else if (t.startsWith("fp4 experts")) {
            return Optional.of(FP4_EXPERTS_FP8);
        } else if (t.startsWith("fp4") || t.startsWith("nvfp4")) {
            return Optional.of(FP4);
        } else if (t.startsWith("fp8") || t.startsWith("mxfp8")) {
            return Optional.of(FP8);
        }
        return Optional.empty();
    }
}
