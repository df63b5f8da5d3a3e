package org.tokenstate.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the weights are stored: bytes per parameter of the linear layers and of the experts, and where products run. */
public enum WeightPrecision {
    /** 16-bit floating point (bfloat16 or float16) throughout. */
    BF16(2, 2, Arithmetic.BITS_16),
    /** 8-bit floating point throughout; products at the 8-bit peak. */
    FP8(1, 1, Arithmetic.BITS_8),
    /**
     * MXFP4 experts (4.25 bits with the block scales) and 16-bit other layers; products run in 16 bits, and at the 8-bit peak
     * of accelerators that multiply in four bits (MXFP8 activations).
     */
    MXFP4_EXPERTS(2, 4.25 / 8, Arithmetic.BITS_16_OR_8),
    /** 4-bit integer experts (4.5 bits with a 16-bit scale a group of 32) and 16-bit other layers; products in 16 bits. */
    INT4_EXPERTS(2, 4.5 / 8, Arithmetic.BITS_16),
    /** 4-bit floating point experts (4.25 bits) and 8-bit other layers; products at the 8-bit peak. */
    FP4_EXPERTS_FP8(1, 4.25 / 8, Arithmetic.BITS_8),
    /** NVFP4 throughout (4.5 bits with the scales); products at the 4-bit peak where there is one. */
    FP4(4.5 / 8, 4.5 / 8, Arithmetic.BITS_4),
    /** MXFP4 weights throughout (4.25 bits with the block scales); products run in 16 bits. */
    MXFP4_WEIGHTS(4.25 / 8, 4.25 / 8, Arithmetic.BITS_16),
    /** 4-bit integer weights throughout (4.5 bits with a 16-bit scale a group of 32); products run in 16 bits. */
    INT4_WEIGHTS(4.5 / 8, 4.5 / 8, Arithmetic.BITS_16),
    /** 8-bit integer weights and activations throughout; products at the 8-bit peak. */
    INT8(1, 1, Arithmetic.BITS_8),
    /** 8-bit weights throughout; products run in 16 bits. */
    INT8_WEIGHTS(1, 1, Arithmetic.BITS_16);

    /** The unit in which matrix products run. */
    enum Arithmetic {
        BITS_16,
        BITS_8,
        BITS_4,
        /** 8-bit where the accelerator has 4-bit units, else 16-bit. */
        BITS_16_OR_8
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
                            case FP4_EXPERTS_FP8 -> FP4;
                            default -> precision;
                        });
    }

    /**
     * Recognises the precision in a cell such as {@code bfloat16}, {@code fp8_e4m3}, {@code W4A16}, {@code AWQ}, {@code mxfp4
     * experts + bf16}. Of a mixture of experts, {@code int4} and {@code mxfp4} alone mean the experts.
     *
     * @param text the text
     * @return the precision, or empty if the text names none
     */
    public static Optional<WeightPrecision> parse(String text) {
        String t = PUNCTUATION.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        for (Map.Entry<String, WeightPrecision> each : NAMES) {
            if (t.startsWith(each.getKey())) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    private static final Pattern PUNCTUATION = Pattern.compile("[_-]");

    /** Beginnings of names, longer ones before those that they begin with. */
    private static final List<Map.Entry<String, WeightPrecision>> NAMES = List.of(
            Map.entry("bf16", BF16),
            Map.entry("bfloat16", BF16),
            Map.entry("fp16", BF16),
            Map.entry("float16", BF16),
            Map.entry("half", BF16),
            Map.entry("w16a16", BF16),
            Map.entry("mxfp4 weights", MXFP4_WEIGHTS),
            Map.entry("mxfp4", MXFP4_EXPERTS),
            Map.entry("int4 weights", INT4_WEIGHTS),
            Map.entry("int4 experts", INT4_EXPERTS),
            Map.entry("int4", INT4_EXPERTS),
            Map.entry("awq", INT4_WEIGHTS),
            Map.entry("gptq", INT4_WEIGHTS),
            Map.entry("w4a16", INT4_WEIGHTS),
            Map.entry("q4", INT4_WEIGHTS),
            Map.entry("fp4 experts", FP4_EXPERTS_FP8),
            Map.entry("nvfp4 experts", FP4_EXPERTS_FP8),
            Map.entry("w4a8", FP4_EXPERTS_FP8),
            Map.entry("w4afp8", FP4_EXPERTS_FP8),
            Map.entry("fp4", FP4),
            Map.entry("nvfp4", FP4),
            Map.entry("float4", FP4),
            Map.entry("w4a4", FP4),
            Map.entry("int8 weights", INT8_WEIGHTS),
            Map.entry("w8a16", INT8_WEIGHTS),
            Map.entry("q8", INT8_WEIGHTS),
            Map.entry("int8", INT8),
            Map.entry("w8a8 fp8", FP8),
            Map.entry("w8a8", INT8),
            Map.entry("fp8", FP8),
            Map.entry("float8", FP8),
            Map.entry("e4m3", FP8),
            Map.entry("mxfp8", FP8));
}
