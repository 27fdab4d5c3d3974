// What it costs to run a replicate in a process of its own, without the replicate: its number goes to a worker, which says everything that
// a worker says and sends back the bytes of a month's results. Beside each other: a worker that holds nothing, and one that has a file of
// 1 GB mapped and read, as with a large graph.
#include "engine/measure/measures.hpp"
#include "engine/study/run_bytes.hpp"
#include "engine/study/shard_task.hpp"
#include "engine/study/worker_link.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace firebreak::bench {
namespace {

constexpr std::size_t kPage = 4096;

// 28 days of the six series that a study keeps, hour by hour, and its largest conversations.
StudyRun month_of_results() {
    StudyRun run;
    run.measures.assign(measure_infos().size(), 0.5);
    run.series.assign(std::size_t{28} * 24 * 6, 1.5);
    for (int rank = 0; rank < 20; ++rank) {
        AttributedRoot root;
        root.rank = rank;
        root.type = "complaint";
        root.author = "ordinary";
        root.answered_after_hours = 2.0;
        run.roots.push_back(std::move(root));
    }
    return run;
}

/// A file that is nowhere on the disk's list, every page of it mapped and read.
class MappedFile {
  public:
    explicit MappedFile(std::size_t size) : size_{size} {
        if (size_ == 0) return;
        std::FILE* file = std::tmpfile();
        if (file == nullptr || ::ftruncate(::fileno(file), static_cast<::off_t>(size_)) != 0) throw std::runtime_error("no file");
        bytes_ = static_cast<const char*>(::mmap(nullptr, size_, PROT_READ, MAP_SHARED, ::fileno(file), 0));
        std::fclose(file);
        if (bytes_ == MAP_FAILED) throw std::runtime_error("no mapping");
        unsigned sum = 0;
        for (std::size_t at = 0; at < size_; at += kPage) sum += static_cast<unsigned char>(bytes_[at]);
        benchmark::DoNotOptimize(sum);
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() {
        if (size_ > 0) ::munmap(const_cast<char*>(bytes_), size_);
    }

  private:
    std::size_t size_;
    const char* bytes_ = nullptr;
};

// As WorkerDesk does, without the work (engine/study/worker_session.cpp).
[[noreturn]] void be_a_worker(WorkerLink link, std::size_t mapped_bytes) {
    const MappedFile file{mapped_bytes};
    StudyRun result = month_of_results();
    while (const std::optional<LinkMessage> order = link.receive(WorkerLink::Wait::yes)) {
        link.send(LinkKind::begin, 1);
        link.send(LinkKind::pause, 1);
        link.send(LinkKind::begin, 1);
        result.run = 1;
        link.send(LinkKind::result, 1, bytes_of(result));
        link.send(LinkKind::idle);
    }
    ::_exit(0);
}

double seconds_on(::clockid_t clock) {
    ::timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// As the supervisor does with one run.
void hand_over(WorkerLink& link) {
    constexpr std::array<std::uint64_t, 1> kRuns{1};
    ShardTask task{std::vector<std::uint64_t>{kRuns.begin(), kRuns.end()}, std::nullopt};
    link.send_runs(task.take_batch());
    while (const std::optional<LinkMessage> message = link.receive(WorkerLink::Wait::yes)) {
        switch (message->kind) {
            case LinkKind::begin: task.begin(message->run, ShardTask::Clock::now()); break;
            case LinkKind::pause: task.pause(message->run); break;
            case LinkKind::result: task.add_part(message->run, message->bytes, message->is_last); break;
            case LinkKind::idle: benchmark::DoNotOptimize(task.records()); return;
            default: throw std::runtime_error("the worker said something else");
        }
    }
    throw std::runtime_error("the worker is gone");
}

// Wall time is the benchmark's own; the counter holds the processor time of both processes.
void a_replicate_in_a_worker(benchmark::State& state) {
    LinkPair pair = make_link();
    const ::pid_t worker = ::fork();
    if (worker == 0) {
        { const WorkerLink others = std::move(pair.supervisor); }
        be_a_worker(std::move(pair.worker), static_cast<std::size_t>(state.range(0)));
    }
    if (worker < 0) throw std::runtime_error("no process");
    { const WorkerLink theirs = std::move(pair.worker); }
    hand_over(pair.supervisor);  // it is ready then
    ::clockid_t clock{};
    ::clock_getcpuclockid(worker, &clock);
    const double before = seconds_on(clock) + seconds_on(CLOCK_PROCESS_CPUTIME_ID);
    for (auto _ : state) hand_over(pair.supervisor);
    const double after = seconds_on(clock) + seconds_on(CLOCK_PROCESS_CPUTIME_ID);
    state.counters["processor_us"] = (after - before) / static_cast<double>(state.iterations()) * 1e6;
    state.counters["bytes"] = static_cast<double>(bytes_of(month_of_results()).size());
    ::kill(worker, SIGKILL);
    ::waitpid(worker, nullptr, 0);
}

BENCHMARK(a_replicate_in_a_worker)->Arg(0)->Arg(1'000'000'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace firebreak::bench
