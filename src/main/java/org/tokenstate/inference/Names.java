package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of models and accelerators as people write them, reduced to what tells one from another. */
final class Names {
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9.]+");
    private static final Pattern VERSION = Pattern.compile("v0\\.\\d+|[0-9]{2,3}gb|[0-9]{2,3}gib|sxm[0-9]*|hbm[0-9]e?");
    private static final Set<String> MODEL_ENDS = Set.of(
            "instruct",
            "chat",
            "it",
            "base",
            "hf",
            "text",
            "fp8",
            "fp4",
            "nvfp4",
            "mxfp4",
            "mxfp8",
            "bf16",
            "fp16",
            "awq",
            "gptq",
            "int4",
            "int8",
            "w8a8",
            "w4a16",
            "w8a16",
            "dynamic",
            "block",
            "quantized",
            "kv",
            "gguf");
    private static final Set<String> MAKERS = Set.of(
            "nvidia",
            "amd",
            "intel",
            "google",
            "cloud",
            "aws",
            "huawei",
            "cambricon",
            "meta",
            "tesla",
            "geforce",
            "instinct",
            "gpu",
            "accelerator",
            "tensor",
            "core",
            "oam",
            "server",
            "workstation",
            "edition",
            "blackwell",
            "hopper",
            "ampere",
            "generation",
            "one");

    private Names() {}

    /** What two spellings of a model have in common: no maker, no ending for tuning or precision. */
    static String model(String name) {
        List<String> words = words(name.substring(name.lastIndexOf('/') + 1));
        while (words.size() > 1
                && (MODEL_ENDS.contains(last(words))
                        || VERSION.matcher(last(words)).matches())) {
            words.remove(words.size() - 1);
        }
        while (words.size() > 1 && MAKERS.contains(words.get(0))) {
            words.remove(0);
        }
        return String.join("", words);
    }

    /** What two spellings of an accelerator have in common: no maker, no form factor, no size of memory. */
    static String accelerator(String name) {
        List<String> words = words(name);
        List<String> telling = words.stream()
                .filter(w -> !MAKERS.contains(w) && !VERSION.matcher(w).matches())
                .toList();
        return String.join("", telling.isEmpty() ? words : telling);
    }

    private static String last(List<String> words) {
        return words.get(words.size() - 1);
    }

    private static List<String> words(String name) {
        List<String> words =
                new ArrayList<>(Arrays.asList(SEPARATORS.split(name.strip().toLowerCase(Locale.ROOT))));
        words.removeIf(String::isEmpty);
        return words;
    }
}
