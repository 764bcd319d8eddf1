package fathom.ui.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Remembers values up to a number of bytes and forgets those first that were not asked for longest.
 * The value put last is kept even if it is larger than the budget.
 */
final class ByteBudgetCache<K, V> {
    private final long budgetBytes;
    private final ToLongFunction<V> bytesOf;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long usedBytes;

    ByteBudgetCache(long budgetBytes, ToLongFunction<V> bytesOf) {
        this.budgetBytes = budgetBytes;
        this.bytesOf = bytesOf;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        removeIf(key::equals);
        values.put(key, value);
        usedBytes += bytesOf.applyAsLong(value);
        var eldestFirst = values.entrySet().iterator();
        while (usedBytes > budgetBytes && values.size() > 1) {
            usedBytes -= bytesOf.applyAsLong(eldestFirst.next().getValue());
            eldestFirst.remove();
        }
    }

    void removeIf(Predicate<K> which) {
        values.entrySet()
                .removeIf(
                        entry -> {
                            boolean hit = which.test(entry.getKey());
                            if (hit) usedBytes -= bytesOf.applyAsLong(entry.getValue());
                            return hit;
                        });
    }
}
