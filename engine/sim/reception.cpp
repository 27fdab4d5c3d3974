#include "engine/sim/reception.hpp"

#include "engine/core/elementary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace firebreak {
namespace {

constexpr int kGrievancesCounted = 3;

// Responses are summed in cells of 9 % width, each with the mean of its parts: what that changes is of second order in the width and in
// the probability.
class Responses {
  public:
    void add(double weight, double logarithm) {
        const double value = exp_exact(logarithm);
        const double place = std::clamp((logarithm - kLowest) * kPerUnit, 0.0, kCells - 1.0);
        Weighted& cell = cells_[static_cast<std::size_t>(place)];
        if (!(cell.weight + weight > 0.0)) return;
        cell.value = (cell.weight * cell.value + weight * value) / (cell.weight + weight);
        cell.weight += weight;
    }
    [[nodiscard]] std::vector<Weighted> filled() const {
        std::vector<Weighted> found;
        std::copy_if(cells_.begin(), cells_.end(), std::back_inserter(found), [](const Weighted& cell) { return cell.weight > 0.0; });
        return found;
    }
    Responses() { cells_.fill({0.0, 0.0}); }

  private:
    static constexpr double kCells = 256.0;
    static constexpr double kPerUnit = 12.0;
    static constexpr double kLowest = -12.0;
    std::array<Weighted, static_cast<std::size_t>(kCells)> cells_;
};

}  // namespace

Reception::Reception(const Scenario& scenario, const Viewers& viewers, const std::vector<Weighted>& times, const Item& item) {
    const CrowdParams& crowd = scenario.crowd;
    const PlatformParams& platform = scenario.platform;
    double mass = 0.0;
    for (const Weighted& time : times) mass += time.weight;
    if (!(mass > 0.0)) return;
    std::vector<double> log_interest;
    for (const Weighted& interest : viewers.interest) log_interest.push_back(log_exact(interest.value));
    const double heard_once = platform.contagion == Contagion::reinforced ? 1.0 + platform.reinforcement * log_exact(2.0) : 1.0;
    Responses responses;
    for (const Weighted& time : times) {
        const double novelty =
            platform.novelty_half_life.count() > 0 ? -log_exact(2.0) * time.value / hours_of(platform.novelty_half_life) : 0.0;
        const double shared = log_exact(heard_once) + novelty;
        const double calmed = exp2_exact(-time.value / hours_of(crowd.anger_half_life));
        for (const Mood& mood : viewers.moods) {
            const double before = mood.anger * calmed;
            for (std::size_t i = 0; i < viewers.interest.size(); ++i) {
                const Weighted& interest = viewers.interest[i];
                const double weight = time.weight / mass * mood.weight * interest.weight;
                const double transfer = crowd.anger_transfer * item.arousal * interest.value * item.credibility *
                                        (mood.is_customer ? crowd.transfer_customer : crowd.transfer_other);
                const double anger = before + (1.0 - before) * std::min(1.0, transfer);
                responses.add(weight, log_interest[i] + platform.anger_effect * anger + shared);
                if (mood.grievances == 0) continue;
                const double says_so = weight * (1.0 - exp_exact(-crowd.me_too * anger * std::min(mood.grievances, kGrievancesCounted)));
                me_too_ += says_so;
                me_too_anger_ += says_so * anger;
            }
        }
    }
    responses_ = responses.filled();
}

double Reception::share_probability(double hazard) const noexcept {
    double sum = 0.0;
    for (const Weighted& response : responses_) sum += response.weight * (1.0 - exp_exact(-hazard * response.value));
    return sum;
}

double Reception::mean_response() const noexcept {
    double sum = 0.0;
    for (const Weighted& response : responses_) sum += response.weight * response.value;
    return sum;
}

}  // namespace firebreak
