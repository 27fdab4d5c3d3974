#include "engine/graph/keyed_shuffle.hpp"

#include "engine/graph/parallel_blocks.hpp"

#include <bit>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

// 65,536 ids of 4 bytes stay within a second-level cache.
constexpr std::size_t kBucketSize = std::size_t{1} << 16;
constexpr std::size_t kMostBuckets = 4096;
constexpr std::size_t kBlock = std::size_t{1} << 20;

}  // namespace

template <class T>
void keyed_shuffle(Buffer<T>& values, std::uint64_t key) {
    if (values.size() <= 2 * kBucketSize) return shuffle_small(values.span(), key);
    const std::size_t buckets = std::min(kMostBuckets, std::bit_ceil(values.size() / kBucketSize));
    const int shift = 64 - std::countr_zero(buckets);
    const auto bucket_of = [key, shift](std::size_t i) { return mix(key ^ (i * 0x9e3779b97f4a7c15ULL)) >> shift; };
    const std::size_t blocks = block_count(values.size(), kBlock);

    std::vector<std::uint64_t> places(buckets * blocks + 1);
    for_each_block(values.size(), kBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> counts(buckets);
        for (std::size_t i = begin; i < end; ++i) ++counts[bucket_of(i)];
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) places[bucket * blocks + block] = counts[bucket];
    });
    std::uint64_t sum = 0;
    for (std::uint64_t& place : places) sum += std::exchange(place, sum);

    Buffer<T> shuffled(values.size());
    for_each_block(values.size(), kBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t> next(buckets);
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) next[bucket] = places[bucket * blocks + block];
        for (std::size_t i = begin; i < end; ++i) shuffled[next[bucket_of(i)]++] = values[i];
    });
    for_each_block(buckets, 1, [&](std::size_t bucket, std::size_t, std::size_t) {
        const std::uint64_t begin = places[bucket * blocks];
        shuffle_small(shuffled.span().subspan(begin, places[(bucket + 1) * blocks] - begin), hash_of(key, bucket));
    });
    values = std::move(shuffled);
}

template void keyed_shuffle(Buffer<std::uint32_t>&, std::uint64_t);
template void keyed_shuffle(Buffer<AccountId>&, std::uint64_t);

Buffer<AccountId> keyed_permutation(std::uint32_t accounts, std::uint64_t key) {
    Buffer<AccountId> permutation(accounts);
    for (std::uint32_t i = 0; i < accounts; ++i) permutation[i] = AccountId{i};
    keyed_shuffle(permutation, key);
    return permutation;
}

}  // namespace firebreak
