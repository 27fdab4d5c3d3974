// A run's state as bytes (checkpoints) and as a digest (tests of determinism).
#include "engine/sim/simulation.hpp"
#include "engine/sim/worker.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace firebreak {
namespace {

std::uint64_t bits_of(Time time) noexcept { return static_cast<std::uint64_t>(microseconds_of(time)); }

std::uint64_t hash_tally(const Tally& tally) noexcept { return hash_bytes(std::as_bytes(std::span{&tally, 1})); }

}  // namespace

std::uint64_t Simulation::digest() const {
    std::uint64_t sum = crowd_->digest() + company_->digest() + attention_->digest();
    for (const Post& post : book_.posts) {
        const std::uint64_t parent = post.parent == kNoPost ? 0 : book_[post.parent].key;
        const std::uint64_t in_case = post.in_case == kNoCase ? 0 : cases_[index(post.in_case)].key;
        const std::uint64_t reply = post.newest_reply == kNoReply ? 0 : book_.replies[post.newest_reply].key;
        sum += hash_of(post.key, bits_of(post.time), index(post.author), book_[post.root].key, parent, in_case, reply,
                       std::bit_cast<std::uint32_t>(post.arousal), std::bit_cast<std::uint32_t>(post.vividness),
                       std::bit_cast<std::uint64_t>(post.appeal), index(post.issue), post.depth, static_cast<std::uint64_t>(post.type),
                       bits_of(post.deleted), bits_of(post.settled), post.shares);
    }
    for (const PublishedReply& reply : book_.replies)
        sum += hash_of(reply.key, bits_of(reply.published), std::bit_cast<std::uint32_t>(reply.mu_aroused), reply.round);
    for (const PublishedStatement& statement : book_.statements)
        sum += hash_of(bits_of(statement.published), std::bit_cast<std::uint32_t>(statement.mu));
    for (const Case& record : cases_) {
        sum += hash_of(record.key, bits_of(record.opened), bits_of(record.first_reply), bits_of(record.first_detection),
                       bits_of(record.remedied), bits_of(record.satisfied), record.round, record.replies,
                       (record.is_satisfied ? 4U : 0U) | (record.is_patience_expired ? 2U : 0U) | (record.is_word_of_mouth ? 1U : 0U));
    }
    for (const Issue& issue : issues_) {
        sum += hash_of(hash_text(issue.id), bits_of(issue.fixed), bits_of(issue.fix_started));
        for (const Time news : issue.news) sum += hash_of(hash_text(issue.id), bits_of(news));
    }
    for (std::size_t i = 0; i < tallies_.size(); ++i) sum += hash_of(i, hash_tally(tallies_[i]));
    const std::vector<std::int64_t> buzz = buzz_by_hour();
    for (std::size_t hour = 0; hour < buzz.size(); ++hour) sum += hash_of(hour, static_cast<std::uint64_t>(buzz[hour]));
    for (const AttitudeSample& sample : attitude_samples_) sum += hash_of(bits_of(sample.time), std::bit_cast<std::uint64_t>(sample.mean));
    for (const TopPost& top : conditions_.top_posts) sum += hash_of(bits_of(top.from), top.post == kNoPost ? 0 : book_[top.post].key);
    const auto add_pending = [&](const Event& event) { sum += hash_of(event.when, crowd_->order_key(event)); };
    for (const Event& event : wheel_.pending()) add_pending(event);
    for (const Pending& pending : heap_) add_pending(pending.event);
    return sum;
}

void Simulation::save(Writer& out) const {
    out.value(now_);
    out.value(is_done_);
    out.list(book_.posts);
    out.list(book_.replies);
    out.list(book_.statements);
    out.list(cases_);
    for (const Issue& issue : issues_) {
        out.list(issue.news);
        out.value(issue.fixed);
        out.value(issue.fix_started);
    }
    for (const std::vector<CaseId>& cases : cases_of_block_) out.list(cases);
    out.list(tallies_);
    out.value(follows_crossed_);
    out.list(conditions_.top_posts);
    out.list(conditions_.peer_rates);
    out.list(conditions_.compensations);
    out.list(conditions_.supporter_calls);
    out.list(attitude_samples_);
    out.value(supporters_);
    out.list(buzz_changes());
    crowd_->save(out);
    company_->save(out);
    attention_->save(out);
    std::vector<Event> events = wheel_.pending();
    for (const Pending& pending : heap_) events.push_back(pending.event);
    out.value(wheel_.current());
    out.list(events);
}

void Simulation::load(Reader& in) {
    in.value(now_);
    in.value(is_done_);
    in.list(book_.posts);
    in.list(book_.replies);
    in.list(book_.statements);
    in.list(cases_);
    for (Issue& issue : issues_) {
        in.list(issue.news);
        in.value(issue.fixed);
        in.value(issue.fix_started);
    }
    for (std::vector<CaseId>& cases : cases_of_block_) in.list(cases);
    in.list(tallies_);
    in.value(follows_crossed_);
    in.list(conditions_.top_posts);
    in.list(conditions_.peer_rates);
    in.list(conditions_.compensations);
    in.list(conditions_.supporter_calls);
    in.list(attitude_samples_);
    in.value(supporters_);
    std::vector<std::int64_t> buzz;
    in.list(buzz);
    if (buzz.size() != worker_states_.front()->out.buzz.size()) throw RunError("the checkpoint belongs to another scenario");
    for (const auto& worker : worker_states_) std::fill(worker->out.buzz.begin(), worker->out.buzz.end(), 0);
    worker_states_.front()->out.buzz = buzz;
    apply_settings(now_);
    crowd_->load(in);
    company_->load(in);
    attention_->load(in);
    wheel_.restart(in.value<Window>());
    heap_.clear();
    std::vector<Event> events;
    in.list(events);
    for (const Event& event : events) {
        if (index(event.account) >= graph_.accounts()) throw RunError("the checkpoint belongs to another network");
        emit(0, event);
    }
}

}  // namespace firebreak
