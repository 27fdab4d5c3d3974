#include "tests/bench/samples.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace firebreak::bench {

double median_of(Samples samples) {
    std::sort(samples.begin(), samples.end());
    const std::size_t middle = samples.size() / 2;
    return samples.size() % 2 == 1 ? samples[middle] : 0.5 * (samples[middle - 1] + samples[middle]);
}

double least_of(const Samples& samples) { return *std::min_element(samples.begin(), samples.end()); }
double most_of(const Samples& samples) { return *std::max_element(samples.begin(), samples.end()); }

Samples ratio_of(const Samples& numerator, const Samples& denominator) {
    if (numerator.size() != denominator.size()) return {median_of(numerator) / median_of(denominator)};
    Samples ratios;
    for (std::size_t i = 0; i < numerator.size(); ++i) ratios.push_back(numerator[i] / denominator[i]);
    return ratios;
}

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double resident_bytes() {
    std::ifstream file{"/proc/self/statm"};
    double all = 0.0;
    double resident = 0.0;
    file >> all >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double peak_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

}  // namespace firebreak::bench
