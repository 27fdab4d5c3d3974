#include "engine/graph/keyed_shuffle.hpp"

#include "engine/graph/parallel_blocks.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

// 65,536 ids of 4 bytes stay within a second-level cache.
constexpr std::size_t kBucketSize = std::size_t{1} << 16;
constexpr std::size_t kMostBuckets = 4096;
constexpr std::size_t kBlock = std::size_t{1} << 20;

// `values_from(i)` gives a function that returns value i, then i + 1, and so on.
template <class T, class ValuesFrom>
Buffer<T> shuffled(std::size_t size, std::uint64_t key, const ValuesFrom& values_from) {
    const std::size_t buckets = size <= 2 * kBucketSize ? 1 : std::min(kMostBuckets, std::bit_ceil(size / kBucketSize));
    Buffer<T> shuffled(size);
    if (size == 0) return shuffled;
    if (buckets == 1) {
        std::generate_n(shuffled.begin(), size, values_from(0));
        shuffle_small(shuffled.span(), key);
        return shuffled;
    }
    const int shift = 64 - std::countr_zero(buckets);
    const auto bucket_of = [key, shift](std::size_t i) { return mix(key ^ (i * 0x9e3779b97f4a7c15ULL)) >> shift; };
    const std::size_t blocks = block_count(size, kBlock);

    std::vector<std::uint64_t> places(buckets * blocks + 1);
    for_each_block(size, kBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> counts(buckets);
        for (std::size_t i = begin; i < end; ++i) ++counts[bucket_of(i)];
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) places[bucket * blocks + block] = counts[bucket];
    });
    std::uint64_t sum = 0;
    for (std::uint64_t& place : places) sum += std::exchange(place, sum);

    for_each_block(size, kBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> next(buckets);
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) next[bucket] = places[bucket * blocks + block];
        auto value = values_from(begin);
        for (std::size_t i = begin; i < end; ++i) shuffled[next[bucket_of(i)]++] = value();
    });
    for_each_block(buckets, 1, [&](std::size_t bucket, std::size_t, std::size_t) {
        const std::uint64_t begin = places[bucket * blocks];
        shuffle_small(shuffled.span().subspan(begin, places[(bucket + 1) * blocks] - begin), hash_of(key, bucket));
    });
    return shuffled;
}

// The account of a stub: so many of that account's are left.
struct StubPlace {
    std::uint32_t account;
    std::uint32_t left;
};

// Where each block of stubs begins.
std::vector<StubPlace> stub_places(std::span<const std::uint32_t> counts) {
    std::vector<StubPlace> places;
    std::uint64_t end = 0;
    for (std::uint32_t account = 0; account < counts.size(); ++account) {
        end += counts[account];
        while (places.size() * kBlock < end) places.push_back({account, static_cast<std::uint32_t>(end - places.size() * kBlock)});
    }
    return places;
}

}  // namespace

template <class T>
void keyed_shuffle(Buffer<T>& values, std::uint64_t key) {
    if (values.size() <= 2 * kBucketSize) return shuffle_small(values.span(), key);
    values = shuffled<T>(values.size(), key, [&values](std::size_t i) { return [at = values.begin() + i]() mutable { return *at++; }; });
}

template void keyed_shuffle(Buffer<std::uint32_t>&, std::uint64_t);
template void keyed_shuffle(Buffer<AccountId>&, std::uint64_t);

Buffer<AccountId> shuffled_stubs(std::span<const std::uint32_t> counts, std::uint64_t key) {
    const std::vector<StubPlace> places = stub_places(counts);
    const std::uint64_t size = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    return shuffled<AccountId>(size, key, [&](std::size_t i) {
        assert(i % kBlock == 0 && "stubs are asked for from the beginnings of blocks");
        return [counts, place = places[i / kBlock]]() mutable {
            while (place.left == 0) place = {place.account + 1, counts[place.account + 1]};
            --place.left;
            return AccountId{place.account};
        };
    });
}

Buffer<AccountId> keyed_permutation(std::uint32_t accounts, std::uint64_t key) {
    return shuffled<AccountId>(
        accounts, key, [](std::size_t i) { return [next = static_cast<std::uint32_t>(i)]() mutable { return AccountId{next++}; }; });
}

}  // namespace firebreak
