#include "engine/study/supervisor.hpp"

#include "engine/core/disk_error.hpp"
#include "engine/study/network_store.hpp"
#include "engine/study/own_plugins.hpp"
#include "engine/study/replicate_runner.hpp"
#include "engine/study/run_bytes.hpp"
#include "engine/study/shard_task.hpp"
#include "engine/study/stopping_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <poll.h>

namespace firebreak {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kPollMilliseconds = 200;
constexpr auto kBetweenLooks = std::chrono::milliseconds{500};
constexpr auto kBetweenBeats = std::chrono::seconds{5};
/// A worker that dies before it began anything is not the strategies' doing; so often in a row, nothing will help.
constexpr int kMostIdleDeaths = 3;
/// One message holds as many run numbers as a socket takes.
constexpr std::uint64_t kMostShardRuns = 4000;
constexpr std::size_t kProbeRuns = 8;

class Supervisor {
  public:
    Supervisor(const StudyFolder& folder, const StudyPlan& plan, const SupervisorOptions& options)
        : folder_{folder}, plan_{plan}, options_{options}, finished_{folder, plan, plan.study.stopping.measure} {}

    SupervisorOutcome work() {
        remove_half_written(folder_);
        finished_.look();
        if (!prepare()) return outcome(true);
        const auto slots = static_cast<std::size_t>(options_.workers);
        for (std::size_t i = 0; i < slots; ++i) slots_.push_back(std::make_unique<Slot>());
        for (;;) {
            if (options_.is_stopped()) return stop();
            look_around();
            bool has_work = false;
            for (const auto& slot : slots_) has_work = keep_busy(*slot) || has_work;
            if (!has_work && finished_.is_complete(repetitions_)) return outcome(false);
            if (!has_work && !options_.waits_for_others) return outcome(false);
            listen();
            tell();
        }
    }

  private:
    struct Slot {
        std::unique_ptr<WorkerProcess> worker;
        std::unique_ptr<ShardTask> task;
        int idle_deaths = 0;
        /// The worker has not said `idle` yet.
        bool is_asked = false;
        /// Its worker was fetched for one run.
        bool was_alone = false;
        /// Whose runs its worker has met.
        std::uint32_t circle = 0;
    };

    SupervisorOutcome outcome(bool is_stopped) const {
        return {is_stopped, repetitions_, finished_.count(), plan_.count(repetitions_), finished_.failed()};
    }

    // What others have put in place meanwhile, and how far the study is to go by now.
    void look_around(bool is_due = false) {
        const Clock::time_point now = Clock::now();
        if (!is_due && now - looked_ < kBetweenLooks) return;
        looked_ = now;
        finished_.look();
        // Another process may have asked for more repetitions.
        if (const std::optional<PlanFile> file = read_plan_file(folder_)) fixed_ = file->repetitions;
        const std::uint64_t wanted = wanted_repetitions(plan_, finished_, fixed_);
        if (wanted != repetitions_) first_open_ = 0;
        repetitions_ = wanted;
    }

    // Networks and the size of shards, once per study. False when the user stopped it.
    bool prepare() {
        std::optional<Lease> lease;
        for (;;) {
            const std::optional<PlanFile> file = read_plan_file(folder_);
            if (!file) throw RunError(fmt::format("{}: the plan is gone", folder_.path.string()));
            fixed_ = file->repetitions;
            shard_runs_ = file->shard_runs;
            if (circles_.empty()) circles_ = process_circles(plan_, *file);
            repetitions_ = wanted_repetitions(plan_, finished_, fixed_);
            if (shard_runs_ > 0) return true;
            if (!lease) lease = Lease::take(folder_.leases() / "prepare");
            if (options_.is_stopped()) return false;
            if (lease) break;
            ::poll(nullptr, 0, kPollMilliseconds);
        }
        slots_.push_back(std::make_unique<Slot>());
        Slot& slot = *slots_.front();
        ask_for_networks(slot, *lease);
        const bool is_whole = probe(slot, *lease);
        slots_.clear();
        return is_whole;
    }

    void ask_for_networks(Slot& slot, const Lease& lease) {
        slot.worker = std::make_unique<WorkerProcess>(options_.worker);
        slot.worker->link().send(LinkKind::networks);
        slot.is_asked = true;
        while (slot.is_asked && !options_.is_stopped()) {
            listen();
            lease.beat();
        }
    }

    // The first runs tell how long one takes. They are kept as any others.
    bool probe(Slot& slot, const Lease& lease) {
        const std::size_t wanted =
            std::max(static_cast<std::size_t>(options_.worker.threads), std::min(plan_.study.branches.size(), kProbeRuns));
        std::vector<std::uint64_t> runs;
        for (std::uint64_t run = 0; run < plan_.end(repetitions_) && runs.size() < wanted; ++run) {
            if (plan_.place_of(run).point == 0 && !finished_.has(run)) runs.push_back(run);
        }
        const Clock::time_point begun = Clock::now();
        const auto count = static_cast<double>(runs.size());
        if (!runs.empty()) slot.task = std::make_unique<ShardTask>(batches_of(runs), std::nullopt);
        while (slot.task) {
            if (options_.is_stopped()) {
                write_shard(folder_, slot.task->records());
                return false;
            }
            if (slot.task->is_done()) {
                finish(slot);
                break;
            }
            keep_busy(slot);
            listen();
            lease.beat();
            tell();
        }
        const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        const double fitting = seconds > 0.0 && count > 0.0 ? options_.shard_seconds * count / seconds : 1.0;
        shard_runs_ = static_cast<std::uint64_t>(
            std::clamp(fitting, static_cast<double>(options_.worker.threads), static_cast<double>(kMostShardRuns)));
        std::optional<PlanFile> file = read_plan_file(folder_);
        file->shard_runs = shard_runs_;
        replace_plan_file(folder_, *file);
        return true;
    }

    // Gives the slot something to do; false when there is nothing.
    bool keep_busy(Slot& slot) {
        if (slot.task && slot.task->is_done()) finish(slot);
        if (!slot.task) slot.task = claim();
        if (!slot.task) return false;
        if (slot.is_asked || !slot.task->is_batch_done()) return true;
        const bool is_fresh = slot.task->next_is_alone() || slot.was_alone || slot.task->next_circle() != slot.circle;
        if (!slot.worker || is_fresh) slot.worker = std::make_unique<WorkerProcess>(options_.worker);
        slot.was_alone = slot.task->next_is_alone();
        slot.circle = slot.task->next_circle();
        slot.is_asked = slot.worker->link().send_runs(slot.task->take_batch());
        if (!slot.is_asked) bury(slot);
        return true;
    }

    // Strategies that come with the program together, the others each by itself.
    std::vector<ShardTask::Batch> batches_of(const std::vector<std::uint64_t>& runs) const {
        std::map<std::uint32_t, std::vector<std::uint64_t>> by_circle;
        for (const std::uint64_t run : runs) by_circle[circles_[plan_.place_of(run).branch]].push_back(run);
        std::vector<ShardTask::Batch> batches;
        for (auto& [circle, own] : by_circle) batches.push_back({std::move(own), false, circle});
        return batches;
    }

    std::unique_ptr<ShardTask> claim() {
        const std::uint64_t end = plan_.end(repetitions_);
        for (std::uint64_t first = first_open_; first < end; first += shard_runs_) {
            std::vector<std::uint64_t> runs = finished_.missing(first, std::min(end, first + shard_runs_), repetitions_);
            if (runs.empty() && first == first_open_) first_open_ += shard_runs_;
            if (runs.empty()) continue;
            std::optional<Lease> lease = Lease::take(folder_.leases() / fmt::format("runs-{}-{}", first, first + shard_runs_));
            if (lease) return std::make_unique<ShardTask>(batches_of(runs), std::move(lease));
        }
        return nullptr;
    }

    void finish(Slot& slot) {
        write_shard(folder_, slot.task->records());
        slot.task.reset();
        look_around(true);
    }

    void listen() {
        std::vector<pollfd> ends;
        for (const auto& slot : slots_) {
            if (!slot->worker) continue;
            ends.push_back({slot->worker->link().descriptor(), POLLIN, 0});
            ends.push_back({slot->worker->words().descriptor(), POLLIN, 0});
        }
        ::poll(ends.data(), ends.size(), kPollMilliseconds);
        const Clock::time_point now = Clock::now();
        for (const auto& slot : slots_) {
            if (!slot->worker) continue;
            slot->worker->words().listen(options_.pass_on);
            while (const std::optional<LinkMessage> message = slot->worker->link().receive(WorkerLink::Wait::no))
                take(*slot, *message, now);
            if (slot->worker->link().is_over()) bury(*slot);
            else if (slot->task) hold_to_limit(*slot, now);
        }
        if (now - beaten_ < kBetweenBeats) return;
        beaten_ = now;
        for (const auto& slot : slots_) {
            if (slot->task) slot->task->beat();
        }
    }

    void take(Slot& slot, const LinkMessage& message, Clock::time_point now) {
        if (message.kind == LinkKind::idle) slot.is_asked = false;
        if (message.kind == LinkKind::broken) give_up(message.text());
        if (!slot.task) return;
        if (message.kind == LinkKind::idle && !slot.task->is_batch_done()) throw RunError("a worker did not tell of all its runs");
        slot.idle_deaths = 0;
        switch (message.kind) {
            case LinkKind::begin: return slot.task->begin(message.run, now);
            case LinkKind::pause: return slot.task->pause(message.run);
            case LinkKind::result: return slot.task->add_part(message.run, message.bytes, message.is_last);
            case LinkKind::out_of_memory:
                if (slot.task->retry_alone(message.run)) keep_failure(slot, message.run, "needs more memory than there is for one worker");
                return;
            case LinkKind::networks:
            case LinkKind::runs:
            case LinkKind::idle:
            case LinkKind::broken: return;
        }
    }

    // "disk\n…" for a disk that is full, "\n…" for anything else.
    [[noreturn]] static void give_up(const std::string& text) {
        const std::size_t line = text.find('\n');
        if (text.starts_with("disk")) throw DiskError(text.substr(line + 1));
        throw RunError(text.substr(line + 1));
    }

    void keep_failure(Slot& slot, std::uint64_t run, const std::string& reason) const {
        const RunPlace place = plan_.place_of(run);
        slot.task->keep(run, bytes_of(failed_run(plan_, run, cell_scenario(plan_, place.branch, place.point), reason)));
    }

    // The worker is gone: whoever was under way is tried again, or is guilty.
    void bury(Slot& slot) {
        std::string end = "its process " + slot.worker->end_text();
        // What it said itself tells more: which plugin, in which of its functions, what happened.
        if (std::string last = slot.worker->words().last_words(options_.pass_on); !last.empty()) end = std::move(last);
        const bool was_making_networks = slot.is_asked && !slot.task;
        slot.worker.reset();
        slot.is_asked = false;
        if (was_making_networks) throw RunError(fmt::format("a worker was lost while it made the networks: {}", end));
        if (++slot.idle_deaths > kMostIdleDeaths)
            throw RunError(fmt::format("a worker was lost before it had begun anything, again and again: {}", end));
        if (!slot.task) return;
        if (const std::optional<std::uint64_t> guilty = slot.task->take_back()) keep_failure(slot, *guilty, end);
    }

    void hold_to_limit(Slot& slot, Clock::time_point now) {
        const double limit = plan_.study.replicate_limit_seconds;
        const std::optional<std::uint64_t> run = slot.task->overdue(now, std::chrono::duration<double>{limit});
        if (!run) return;
        slot.worker.reset();
        slot.is_asked = false;
        keep_failure(slot, *run, fmt::format("took longer than the limit of {} s", limit));
        slot.task->put_back();
    }

    SupervisorOutcome stop() {
        for (const auto& slot : slots_) {
            slot->worker.reset();
            // What is done is kept, although the shard is not whole.
            if (slot->task) write_shard(folder_, slot->task->records());
        }
        slots_.clear();
        finished_.look();
        return outcome(true);
    }

    void tell() const {
        std::uint64_t under_way = 0;
        for (const auto& slot : slots_) under_way += slot->task ? slot->task->kept() : 0;
        options_.tell(finished_.count() + under_way, plan_.count(repetitions_), finished_.failed());
    }

    StudyFolder folder_;
    const StudyPlan& plan_;
    const SupervisorOptions& options_;
    FinishedRuns finished_;
    std::vector<std::unique_ptr<Slot>> slots_;
    /// By branch: which may share a process.
    std::vector<std::uint32_t> circles_;
    std::uint64_t fixed_ = 0;
    std::uint64_t repetitions_ = 0;
    std::uint64_t shard_runs_ = 0;
    /// All runs below are done.
    std::uint64_t first_open_ = 0;
    Clock::time_point beaten_ = Clock::now();
    Clock::time_point looked_ = Clock::now();
};

}  // namespace

SupervisorOutcome supervise(const StudyFolder& folder, const StudyPlan& plan, const SupervisorOptions& options) {
    return Supervisor{folder, plan, options}.work();
}

}  // namespace firebreak
