#include "viewer/session/debrief_job.hpp"

#include <utility>

namespace firebreak::viewer {
namespace {

std::vector<AfterActionDifference> differences_of(const std::vector<ToldFuture>& told) {
    struct Measured {
        Bilingual name;
        FigureKind kind;
        double ToldFuture::*value;
    };
    static const std::vector<Measured> kMeasured{
        {{"Items from then on", "Messages à partir de là"}, FigureKind::count, &ToldFuture::items_after},
        {{"Accounts reached at the end", "Comptes touchés à la fin"}, FigureKind::count, &ToldFuture::reach_at_end},
        {{"Peak per hour", "Pic par heure"}, FigureKind::count, &ToldFuture::peak_per_hour},
        {{"Spent", "Dépensé"}, FigureKind::euro, &ToldFuture::spent}};
    std::vector<AfterActionDifference> differences;
    for (const Measured& one : kMeasured) {
        std::vector<double> with;
        std::vector<double> without;
        for (const ToldFuture& future : told) (future.branch == told.front().branch ? with : without).push_back(future.*one.value);
        const std::optional<PairedDifference> difference = paired_difference(with, without);
        if (!difference) continue;
        differences.push_back({one.name, one.kind, difference->mean, difference->low, difference->high, difference->pairs});
    }
    return differences;
}

}  // namespace

DebriefJob::DebriefJob(SimulationChoice run, std::vector<Command> journal, std::vector<std::size_t> entries, int replicates,
                       std::filesystem::path file)
    : run_{std::move(run)}, journal_{std::move(journal)}, entries_{std::move(entries)}, replicates_{replicates}, file_{std::move(file)} {}

float DebriefJob::share_done() const noexcept {
    if (entries_.empty()) return 1.0F;
    const float within = futures_ ? futures_->share_done() : 0.0F;
    return (static_cast<float>(next_) - (futures_ ? 1.0F : 0.0F) + within) / static_cast<float>(entries_.size());
}

void DebriefJob::poll(const ScratchFolder& scratch) {
    if (futures_) {
        static_cast<void>(futures_->poll());
        if (!futures_->is_over()) return;
        static_cast<void>(futures_->poll());
        if (const std::string failure = futures_->failure(); !failure.empty() && trouble_.empty()) trouble_ = failure;
        if (!futures_->told().empty()) differences_[entries_[next_ - 1]] = differences_of(futures_->told());
        futures_.reset();
    }
    if (next_ == entries_.size()) return;
    FuturesChoice choice;
    choice.run = run_;
    choice.at = kStart + journal_[entries_[next_]].at;
    choice.without = {entries_[next_] + 1};
    choice.replicates = replicates_;
    ++next_;
    futures_ = std::make_unique<FuturesProcess>(choice, scratch);
}

}  // namespace firebreak::viewer
