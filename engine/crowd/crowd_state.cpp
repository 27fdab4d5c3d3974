// The crowd's state as bytes (checkpoints) and as a digest (tests of determinism).
#include "engine/core/elementary.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>
#include <bit>

namespace firebreak {
namespace {

std::uint64_t hash_account(std::uint64_t id, const Account& account) noexcept {
    std::uint64_t herd = 0;
    for (const std::uint8_t count : account.herd) herd = herd * 257 + count;
    return hash_of(id, std::bit_cast<std::uint64_t>(account.anger), static_cast<std::uint64_t>(microseconds_of(account.anger_at)),
                   std::bit_cast<std::uint32_t>(account.interest),
                   (std::uint64_t{account.flags} << 32) | (std::uint64_t{account.grievances} << 24) |
                       (std::uint64_t{account.failures} << 16) | (std::uint64_t{account.replies_seen} << 8) | account.first_flags,
                   (std::uint64_t{account.statement} << 8) | account.first_distinct, account.herd_step, herd,
                   (std::uint64_t{account.supporters} << 8) | account.compensations);
}

std::uint64_t hash_opinion(std::uint64_t id, const Opinion& own) noexcept {
    return hash_of(id, static_cast<std::uint64_t>(microseconds_of(own.at)), static_cast<std::uint64_t>(microseconds_of(own.heard)),
                   static_cast<std::uint64_t>(microseconds_of(own.hazard_at)), std::bit_cast<std::uint32_t>(own.attitude),
                   (std::uint64_t{std::bit_cast<std::uint32_t>(own.lowest)} << 32) | std::bit_cast<std::uint32_t>(own.hazard), own.flags);
}

std::uint64_t hash_awareness(const Awareness& awareness) noexcept {
    std::uint64_t state = hash_of(awareness.flags, awareness.distinct);
    for (std::size_t i = 0; i < std::min<std::size_t>(awareness.distinct, awareness.sources.size()); ++i)
        state = hash_of(state, index(awareness.sources[i]));
    return state;
}

}  // namespace

std::uint64_t Crowd::digest() const {
    // A scope that names a root is a place in the book, which is no part of the model's state: replaced by the root's key.
    const bool is_per_root = around_.scenario.platform.share_once_per == ShareScope::root;
    const auto scope_name = [&](std::uint32_t scope) -> std::uint64_t {
        return is_per_root && scope < around_.book.posts.size() ? around_.book.posts[scope].key : scope;
    };
    std::uint64_t sum = 0;
    for (std::size_t word = 0; word < done_sharing_.size(); ++word) {
        if (done_sharing_[word] != 0) sum += hash_of(word, done_sharing_[word]);
    }
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
        const Block& block = blocks_[b];
        if (!block.is_touched) continue;
        const std::size_t first = std::size_t{b} << kBlockShift;
        const std::size_t last = std::min(accounts_.size(), first + (std::size_t{1} << kBlockShift));
        for (std::size_t i = first; i < last; ++i) {
            const Account& account = accounts_[i];
            if (!account.has(Account::kTouched)) continue;
            sum += hash_account(i, account);
            if (opinions_.size() > 0 && opinions_[i].has(Opinion::kFormed)) sum += hash_opinion(i, opinions_[i]);
            if (account.first_scope != 0)
                sum += hash_of(i, scope_name(account.first_scope - 1), account.first_distinct == 0 ? 0 : index(account.first_source));
            if (account.first_awareness != 0) sum += hash_of(i, hash_awareness(block.awareness[account.first_awareness - 1]));
        }
        for (const auto& [name, place] : block.other_scopes) {
            sum += hash_of(name >> 32, scope_name(static_cast<std::uint32_t>(name)), hash_awareness(block.awareness[place]));
        }
        for (const CrowdCase& open : block.cases) {
            sum += hash_of(open.key, static_cast<std::uint64_t>(microseconds_of(open.opened)),
                           static_cast<std::uint64_t>(microseconds_of(open.round_opened)), index(open.account), open.round,
                           (open.is_answered ? 2U : 0U) | (open.is_closed ? 1U : 0U), open.judged);
        }
    }
    return sum;
}

void Crowd::save(Writer& out) const {
    out.list(done_sharing_);
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
        const Block& block = blocks_[b];
        out.value(block.is_touched);
        if (!block.is_touched) continue;
        const std::size_t first = std::size_t{b} << kBlockShift;
        out.list(std::span<const Account>{&accounts_[first], std::min(accounts_.size() - first, std::size_t{1} << kBlockShift)});
        if (opinions_.size() > 0)
            out.list(std::span<const Opinion>{&opinions_[first], std::min(opinions_.size() - first, std::size_t{1} << kBlockShift)});
        out.list(block.opinionated);
        out.list(block.awareness);
        std::vector<std::uint64_t> names;
        for (const auto& [name, place] : block.other_scopes) {
            names.push_back(name);
            names.push_back(place);
        }
        out.list(names);
        out.list(block.cases);
    }
}

void Crowd::load(Reader& in) {
    in.list(done_sharing_);
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
        Block& block = blocks_[b];
        const std::size_t first = std::size_t{b} << kBlockShift;
        if (block.is_touched) {
            // The run had already gone further than what is put back.
            const std::size_t last = std::min(accounts_.size(), first + (std::size_t{1} << kBlockShift));
            std::fill(&accounts_[first], &accounts_[first] + (last - first), Account{});
            if (opinions_.size() > 0) std::fill(&opinions_[first], &opinions_[first] + (last - first), Opinion{});
            block = Block{};
        }
        in.value(block.is_touched);
        if (!block.is_touched) continue;
        std::vector<Account> accounts;
        in.list(accounts);
        if (accounts.size() > accounts_.size() - first) throw RunError("the checkpoint belongs to another network");
        std::copy(accounts.begin(), accounts.end(), &accounts_[first]);
        if (opinions_.size() > 0) {
            std::vector<Opinion> opinions;
            in.list(opinions);
            if (opinions.size() > opinions_.size() - first) throw RunError("the checkpoint belongs to another network");
            std::copy(opinions.begin(), opinions.end(), &opinions_[first]);
        }
        in.list(block.opinionated);
        in.list(block.awareness);
        std::vector<std::uint64_t> names;
        in.list(names);
        for (std::size_t i = 0; i + 1 < names.size(); i += 2)
            block.other_scopes.emplace(names[i], static_cast<std::uint32_t>(names[i + 1]));
        in.list(block.cases);
    }
}

}  // namespace firebreak
