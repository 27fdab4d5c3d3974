#include "engine/study/worker_session.hpp"

#include "engine/core/disk_error.hpp"
#include "engine/plugin/crash_line.hpp"
#include "engine/sim/effective_gain.hpp"
#include "engine/sim/parallel.hpp"
#include "engine/sim/without_incidents.hpp"
#include "engine/study/network_store.hpp"
#include "engine/study/own_plugins.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/replicate_runner.hpp"
#include "engine/study/run_bytes.hpp"
#include "engine/study/worker_link.hpp"

#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

class WorkerDesk {
  public:
    WorkerDesk(const WorkerOptions& options, const PlanFile& file, WorkerLink& link)
        : folder_{options.folder}, file_{file}, plan_{plan_from(file)}, link_{link}, workers_{options.threads} {}

    // False when the supervisor is gone.
    bool obey(const LinkMessage& order) {
        if (order.kind == LinkKind::networks) make_networks();
        if (order.kind == LinkKind::runs) run_all(order);
        return link_.send(LinkKind::idle);
    }

  private:
    struct Net {
        FollowerGraph graph;
        std::uint32_t influencer_followers = 0;
    };

    void make_networks() {
        for (std::uint32_t b = 0; b < plan_.study.branches.size(); ++b) {
            for (std::uint32_t p = 0; p < plan_.points.size(); ++p) store_network(folder_, cell_scenario(plan_, b, p).network);
        }
    }

    void run_all(const LinkMessage& order) {
        std::vector<std::uint64_t> runs(order.bytes.size() / sizeof(std::uint64_t));
        std::memcpy(runs.data(), order.bytes.data(), runs.size() * sizeof(std::uint64_t));
        std::vector<PreparedReplicate> replicates;
        // Strategies are made one at a time, as their contract asks for.
        for (const std::uint64_t run : runs) {
            link_.send(LinkKind::begin, run);
            if (std::optional<PreparedReplicate> replicate = prepared(run)) {
                replicates.push_back(std::move(*replicate));
                link_.send(LinkKind::pause, run);
            }
        }
        workers_.for_each(replicates.size(), [&](int, std::size_t piece) { run_one(std::move(replicates[piece])); });
        for (const auto& [name, net] : nets_) net->graph.require_sound();
    }

    std::optional<PreparedReplicate> prepared(std::uint64_t run) {
        const StudyCell& cell = cell_of(run);
        this_thread_runs_replicate(plan_.first_repetition + plan_.place_of(run).repetition);
        try {
            return prepare_replicate(plan_, run, cell, library_of(plan_.place_of(run).branch));
        } catch (const std::bad_alloc&) {
            link_.send(LinkKind::out_of_memory, run);
        } catch (const std::exception& error) {
            send(failed_run(plan_, run, cell.scenario, error.what()));
        }
        return std::nullopt;
    }

    void run_one(PreparedReplicate replicate) const {
        const std::uint64_t run = replicate.run;
        const StudyCell& cell = *replicate.cell;
        link_.send(LinkKind::begin, run);
        this_thread_runs_replicate(plan_.first_repetition + replicate.place.repetition);
        try {
            send(run_replicate(plan_, std::move(replicate)));
        } catch (const std::bad_alloc&) {
            link_.send(LinkKind::out_of_memory, run);
        } catch (const std::exception& error) {
            // One bad replicate costs itself, not the others.
            send(failed_run(plan_, run, cell.scenario, error.what()));
        }
    }

    void send(const StudyRun& run) const { link_.send(LinkKind::result, run.run, bytes_of(run)); }

    const StudyCell& cell_of(std::uint64_t run) {
        std::unique_ptr<StudyCell>& cell = cells_[run % plan_.cells()];
        if (cell) return *cell;
        const RunPlace place = plan_.place_of(run);
        auto made = std::make_unique<StudyCell>();
        made->scenario = cell_scenario(plan_, place.branch, place.point);
        made->quiet = without_incidents(made->scenario);
        made->has_reference = plan_.study.has_reference && !made->scenario.incidents.empty();
        const Net& net = net_of(made->scenario.network);
        made->graph = &net.graph;
        made->influencer_followers = net.influencer_followers;
        if (made->scenario.platform.follow_weights && !net.graph.has_weights())
            throw InputError({made->scenario.file}, "platform.follow_weights is true, but the graph has no third column of probabilities");
        const EffectiveGain gain = effective_gain(made->scenario, net.graph, net.influencer_followers);
        if (gain.undefined_because.empty()) made->gain = gain.gamma;
        cell = std::move(made);
        return *cell;
    }

    // Plugins are loaded where they are needed, and nowhere else.
    const StrategyLibrary& library_of(std::uint32_t branch) {
        const std::vector<std::filesystem::path> plugins = own_plugins_of(plan_, file_, branch);
        std::unique_ptr<StrategyLibrary>& library = libraries_[plugins];
        if (!library) library = std::make_unique<StrategyLibrary>(default_plugin_folders(), plugins);
        return *library;
    }

    const Net& net_of(const NetworkParams& params) {
        std::unique_ptr<Net>& net = nets_[network_name(params)];
        if (!net) {
            // There already, unless somebody removed it.
            store_network(folder_, params);
            net = std::make_unique<Net>(Net{open_network(folder_, params), 0});
            net->influencer_followers = influencer_threshold(net->graph);
        }
        return *net;
    }

    StudyFolder folder_;
    PlanFile file_;
    StudyPlan plan_;
    std::map<std::vector<std::filesystem::path>, std::unique_ptr<StrategyLibrary>> libraries_;
    WorkerLink& link_;
    Workers workers_;
    std::map<std::uint64_t, std::unique_ptr<StudyCell>> cells_;
    std::map<std::string, std::unique_ptr<Net>> nets_;
};

void work(const WorkerOptions& options, WorkerLink& link) {
    const std::optional<PlanFile> file = read_plan_file(options.folder);
    if (!file) throw InputError({options.folder.path.string()}, "holds no study");
    WorkerDesk desk{options, *file, link};
    while (const std::optional<LinkMessage> order = link.receive(WorkerLink::Wait::yes)) {
        if (!desk.obey(*order)) return;
    }
}

}  // namespace

void worker_session(const WorkerOptions& options) {
    WorkerLink link{options.descriptor};
    try {
        work(options, link);
    } catch (const DiskError& error) {
        link.send(LinkKind::broken, std::string{"disk\n"} + error.what());
    } catch (const std::exception& error) {
        link.send(LinkKind::broken, std::string{"\n"} + error.what());
    }
}

}  // namespace firebreak
