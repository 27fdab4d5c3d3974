#include "engine/plugin/foreign_strategy.hpp"

#include "engine/core/archive.hpp"
#include "engine/plugin/convert.hpp"
#include "engine/plugin/known_cases.hpp"
#include "engine/plugin/order_checks.hpp"
#include "engine/plugin/plugin_call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <utility>

namespace firebreak {
namespace {

constexpr std::size_t kMostActions = 16'000'000;
constexpr std::size_t kLargestMemory = std::size_t{64} << 20;
constexpr std::size_t kLongestNote = 1000;
// Behind the room that a snapshot asked for: who writes on wrote more than that.
constexpr std::size_t kFence = 16;
constexpr std::byte kFenceByte{0xa5};
constexpr std::size_t kMostProblems = 1000;

/// What one call of `act` leaves behind. A refused action is thrown only when the plugin has returned: nothing may be thrown through it.
struct Receiver {
    const OrderChecks& checks;
    const KnownCases& known;
    Actions& actions;
    std::exception_ptr refusal;

    template <class Body>
    static std::int32_t receive(void* context, Body&& body) noexcept {
        const PluginCall ours;
        auto& self = *static_cast<Receiver*>(context);
        if (self.refusal) return FIREBREAK_FAILED;
        try {
            body(self);
            return FIREBREAK_OK;
        } catch (...) {
            self.refusal = std::current_exception();
            return FIREBREAK_FAILED;
        }
    }

    void require_array(const void* array, std::size_t count, std::size_t stride, std::size_t least, const char* what) const {
        if (count > 0 && (array == nullptr || count > kMostActions || stride < least)) {
            checks.fail(fmt::format("{} came as {} entries of {} bytes, which cannot be", what, count, stride));
        }
    }

    void apply(const firebreak_case_action& action) const {
        checks.whole(action.size, detail::kFirstCaseAction, {"an action on a case"});
        if (!known.contains(action.case_id)) checks.fail(fmt::format("acts on case {}, which it was never shown", action.case_id));
        switch (action.verb) {
            case FIREBREAK_ANSWER: return actions.answer(action.case_id, checks.reply(action.reply, {"the reply to case", action.case_id}));
            case FIREBREAK_IGNORE: return actions.ignore(action.case_id);
            case FIREBREAK_PRIORITISE: return actions.prioritise(action.case_id);
            case FIREBREAK_ESCALATE: return actions.escalate(action.case_id);
            case FIREBREAK_REMOVE: return actions.remove(action.case_id);
            default: checks.fail(fmt::format("asks for action number {} on case {}, which does not exist", action.verb, action.case_id));
        }
    }

    static std::int32_t set_orders(void* context, const firebreak_orders* orders) noexcept {
        return receive(context, [&](Receiver& self) {
            if (orders == nullptr) self.checks.fail("orders are missing");
            self.actions.set_orders(self.checks.orders(*orders));
        });
    }
    static std::int32_t case_actions(void* context, const firebreak_case_action* array, std::size_t count, std::size_t stride) noexcept {
        return receive(context, [&](Receiver& self) {
            self.require_array(array, count, stride, detail::kFirstCaseAction, "actions on cases");
            for (std::size_t i = 0; i < count; ++i) self.apply(detail::element<firebreak_case_action>(array, i, stride));
        });
    }
    static std::int32_t publish(void* context, const firebreak_statement* array, std::size_t count, std::size_t stride) noexcept {
        return receive(context, [&](Receiver& self) {
            self.require_array(array, count, stride, sizeof *array, "statements");
            for (std::size_t i = 0; i < count; ++i) {
                const auto from = detail::element<firebreak_statement>(array, i, stride);
                self.checks.whole(from.size, sizeof from, {"a statement"});
                self.actions.publish(self.checks.statement(from), self.checks.duration(from.delay, "statement.delay"));
            }
        });
    }
    static std::int32_t mobilise(void* context, const firebreak_supporters* array, std::size_t count, std::size_t stride) noexcept {
        return receive(context, [&](Receiver& self) {
            self.require_array(array, count, stride, sizeof *array, "supporters");
            for (std::size_t i = 0; i < count; ++i) {
                const auto from = detail::element<firebreak_supporters>(array, i, stride);
                self.checks.whole(from.size, sizeof from, {"a call for supporters"});
                self.actions.mobilise(self.checks.supporters(from), self.checks.duration(from.delay, "supporters.delay"));
            }
        });
    }
    static std::int32_t start_fix(void* context, std::int64_t median) noexcept {
        return receive(context, [&](Receiver& self) {
            self.actions.start_fix(self.checks.duration(median, "start_fix.median_duration", Duration{1}));
        });
    }
    static std::int32_t note(void* context, const char* text) noexcept {
        return receive(context, [&](Receiver& self) {
            const std::size_t length = text != nullptr ? strnlen(text, kLongestNote + 1) : kLongestNote + 1;
            if (length > kLongestNote) self.checks.fail(fmt::format("a note is missing or longer than {} bytes", kLongestNote));
            self.actions.note({text, length});
        });
    }
    static std::int32_t because(void* context, const char* text) noexcept {
        return receive(context, [&](Receiver& self) {
            const std::size_t length = text != nullptr ? strnlen(text, kLongestNote + 1) : kLongestNote + 1;
            if (length > kLongestNote) self.checks.fail(fmt::format("a reason is missing or longer than {} bytes", kLongestNote));
            self.actions.because({text, length});
        });
    }
    static double draw(void* context, std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) noexcept {
        double result = 0.0;
        receive(context, [&](Receiver& self) { result = self.actions.draw(purpose, entity, n); });
        return result;
    }
};

/// What a plugin said about its values while it was created.
struct ReportedProblem {
    firebreak_problem about{};
    /// With `about.text`, the end of a sentence that begins with the value's key.
    bool is_about_key = false;
    std::string text;
};

/// One instance, whether it is a strategy or a modifier: the plugin is asked for its orders in the same way.
class ForeignStrategy final : public Modifier {
  public:
    ForeignStrategy(const firebreak_strategy& table, std::string name) : table_{table}, name_{std::move(name)}, checks_{name_} {
        host_ = {.size = sizeof host_,
                 .abi_version = FIREBREAK_STRATEGY_ABI,
                 .context = this,
                 .problem = &problem,
                 .failed = &failed,
                 .problem_at = &problem_at};
    }
    ForeignStrategy(const ForeignStrategy&) = delete;
    ForeignStrategy& operator=(const ForeignStrategy&) = delete;
    ~ForeignStrategy() override {
        const PluginCall mark{name_.c_str(), "destroy"};
        if (instance_ != nullptr) table_.destroy(instance_);
    }

    /// False when the plugin reported an error.
    bool start(std::span<const firebreak_value> values, std::vector<ReportedProblem>& problems) {
        problems_ = &problems;
        const std::int32_t status =
            called("create", [&] { return table_.create(&host_, values.data(), values.size(), sizeof(firebreak_value), &instance_); });
        problems_ = nullptr;
        const auto is_error = [](const ReportedProblem& problem) { return problem.about.severity != FIREBREAK_WARNING; };
        if (std::ranges::any_of(problems, is_error)) return false;
        if (status == FIREBREAK_OK && instance_ == nullptr) checks_.fail("create gave no instance");
        require(status, "create");
        return true;
    }

    Orders initial_orders() override { return modify(Orders{}); }

    Orders modify(const Orders& orders) override {
        detail::OrdersInC in_c{orders};
        require(called("initial_orders", [&] { return table_.initial_orders(instance_, &in_c.orders); }), "initial_orders");
        // Not the plugin's to change.
        in_c.orders.size = sizeof in_c.orders;
        for (firebreak_class_orders& entry : in_c.classes) entry.size = sizeof entry;
        in_c.orders.classes = in_c.classes.data();
        in_c.orders.class_count = kCaseClasses;
        in_c.orders.class_stride = sizeof(firebreak_class_orders);
        return checks_.orders(in_c.orders);
    }

    void act(const Situation& situation, Actions& actions) override {
        cases_.clear();
        for (const CaseView& view : situation.cases) {
            known_.add(view.id);
            cases_.push_back(detail::to_c(view));
        }
        if (table_.act == nullptr) return;
        const firebreak_situation in_c{.size = sizeof in_c,
                                       .case_stride = sizeof(firebreak_case),
                                       .cases = cases_.data(),
                                       .case_count = cases_.size(),
                                       .now = microseconds_of(situation.now),
                                       .seen_last_hour = situation.seen_last_hour,
                                       .expected_last_hour = situation.expected_last_hour,
                                       .oldest_wait = situation.oldest_wait.count(),
                                       .is_crisis = situation.is_crisis,
                                       .queue_length = situation.queue_length,
                                       .agents = situation.agents,
                                       .busy_agents = situation.busy_agents,
                                       .statements_published = situation.statements_published,
                                       .escalations_arrived = situation.escalations_arrived,
                                       .is_fix_running = situation.is_fix_running,
                                       .reserved = 0,
                                       .net_sentiment = situation.net_sentiment,
                                       .spent = situation.spent,
                                       .articles = situation.articles,
                                       .reserved_end = 0,
                                       .weekday = situation.weekday,
                                       .reserved_last = 0};
        Receiver receiver{.checks = checks_, .known = known_, .actions = actions, .refusal = {}};
        const firebreak_actions table{.size = sizeof table,
                                      .reserved = 0,
                                      .context = &receiver,
                                      .set_orders = &Receiver::set_orders,
                                      .case_actions = &Receiver::case_actions,
                                      .publish = &Receiver::publish,
                                      .start_fix = &Receiver::start_fix,
                                      .note = &Receiver::note,
                                      .draw = &Receiver::draw,
                                      .mobilise = &Receiver::mobilise,
                                      .because = actions.wants_reasons() ? &Receiver::because : nullptr};
        const std::int32_t status = called("act", [&] { return table_.act(instance_, &in_c, &table); });
        if (receiver.refusal) std::rethrow_exception(receiver.refusal);
        require(status, "act");
    }

    std::vector<std::byte> snapshot() const override {
        Writer writer;
        known_.write(writer);
        writer.list(memory());
        return writer.bytes();
    }

    std::vector<std::byte> memory() const override {
        std::vector<std::byte> memory;
        std::size_t size = 0;
        if (table_.snapshot != nullptr) require(called("snapshot", [&] { return table_.snapshot(instance_, nullptr, &size); }), "snapshot");
        if (size > kLargestMemory) checks_.fail(fmt::format("snapshot wants {} bytes, more than the {} allowed", size, kLargestMemory));
        const std::size_t wanted = size;
        if (wanted == 0) return memory;
        memory.resize(wanted + kFence, kFenceByte);
        require(called("snapshot", [&] { return table_.snapshot(instance_, memory.data(), &size); }), "snapshot");
        if (size > wanted) checks_.fail("snapshot says it wrote more than it asked for");
        if (std::any_of(memory.begin() + static_cast<std::ptrdiff_t>(wanted), memory.end(),
                        [](std::byte byte) { return byte != kFenceByte; }))
            checks_.fail(fmt::format("snapshot wrote past the {} bytes that it asked for", wanted));
        memory.resize(size);
        return memory;
    }

    void restore(std::span<const std::byte> bytes) override {
        Reader reader{bytes};
        known_.read(reader);
        std::vector<std::byte> memory;
        reader.list(memory);
        if (table_.restore != nullptr)
            require(called("restore", [&] { return table_.restore(instance_, memory.data(), memory.size()); }), "restore");
        else if (!memory.empty()) checks_.fail("cannot restore a memory: it has none");
    }

  private:
    static void problem(void* context, std::size_t value_index, const char* text) noexcept {
        auto& self = *static_cast<ForeignStrategy*>(context);
        firebreak_problem about{};
        about.value_index = value_index;
        about.node = FIREBREAK_NO_NODE;
        self.keep({about, true, text != nullptr ? text : "cannot be used"});
    }
    static void problem_at(void* context, const firebreak_problem* problem) noexcept {
        auto& self = *static_cast<ForeignStrategy*>(context);
        if (problem == nullptr) return;
        const auto about = detail::element<firebreak_problem>(problem, 0, problem->size);
        self.keep({about, false, about.text != nullptr ? about.text : "cannot be used"});
    }
    void keep(ReportedProblem problem) noexcept {
        if (problems_ != nullptr && problems_->size() < kMostProblems) problems_->push_back(std::move(problem));
    }
    static void failed(void* context, const char* text) noexcept {
        static_cast<ForeignStrategy*>(context)->failure_ = text != nullptr ? text : "";
    }

    /// Calls into the plugin. None of its exceptions may come back; where one does after all, it is the plugin's failure, not ours.
    template <class Call>
    std::int32_t called(const char* function, Call&& call) const {
        const PluginCall mark{name_.c_str(), function};
        try {
            return call();
        } catch (const std::exception& error) {
            checks_.fail(fmt::format("{} let an exception out, which may not cross C: {}", function, error.what()));
        } catch (...) {
            checks_.fail(fmt::format("{} let an exception out, which may not cross C", function));
        }
    }

    void require(std::int32_t status, const char* function) const {
        if (status == FIREBREAK_OK) return;
        checks_.fail(
            fmt::format("{} failed: {}", function, failure_.empty() ? fmt::format("status {}, and no reason given", status) : failure_));
    }

    const firebreak_strategy& table_;
    std::string name_;
    OrderChecks checks_;
    firebreak_host host_{};
    void* instance_ = nullptr;
    KnownCases known_;
    std::vector<firebreak_case> cases_;
    std::string failure_;
    std::vector<ReportedProblem>* problems_ = nullptr;
};

/// `nodes` holds what the value points to.
firebreak_value in_c(const StrategyParameter& parameter, const GivenValue& given, std::vector<firebreak_node>& nodes) {
    firebreak_value value{.size = sizeof value,
                          .kind = detail::number_of(parameter.kind),
                          .integer = 0,
                          .real = 0.0,
                          .text = nullptr,
                          .file = given.mark.file.c_str(),
                          .line = static_cast<std::uint32_t>(given.mark.line),
                          .column = static_cast<std::uint32_t>(given.mark.column),
                          .name = nullptr,
                          .nodes = nullptr,
                          .node_count = 0,
                          .node_stride = sizeof(firebreak_node)};
    if (const auto* truth = std::get_if<bool>(&given.value)) value.integer = *truth;
    else if (const auto* whole = std::get_if<std::int64_t>(&given.value)) value.integer = *whole;
    else if (const auto* real = std::get_if<double>(&given.value)) value.real = *real;
    else if (const auto* duration = std::get_if<Duration>(&given.value)) value.integer = duration->count();
    else if (const auto* file = std::get_if<TextFile>(&given.value)) {
        value.text = file->text.c_str();
        value.name = file->name.c_str();
    } else if (const auto* tree = std::get_if<ConfigTree>(&given.value)) {
        nodes = detail::nodes_in_c(*tree);
        value.name = tree->files.empty() ? "" : tree->files.front().c_str();
        value.nodes = nodes.data();
        value.node_count = static_cast<std::uint32_t>(nodes.size());
    } else {
        const std::string& word = std::get<std::string>(given.value);
        value.text = word.c_str();
        if (parameter.kind == Kind::choice) value.integer = std::ranges::find(parameter.choices, word) - parameter.choices.begin();
    }
    return value;
}

/// Where a problem stands: in the value's file or tree as far as the plugin said and that place exists, else at the value.
Mark place_of(const firebreak_problem& problem, const GivenValue& given) {
    if (const auto* file = std::get_if<TextFile>(&given.value); file != nullptr && !file->name.empty())
        return {file->name, problem.line, problem.line > 0 ? problem.column : 0};
    const auto* tree = std::get_if<ConfigTree>(&given.value);
    if (tree == nullptr || problem.node >= tree->nodes.size()) return given.mark;
    const ConfigNode& node = tree->nodes[problem.node];
    const bool at_key = problem.at_key != 0 && node.key_line > 0;
    return {tree->files[node.file], at_key ? node.key_line : node.line, at_key ? node.key_column : node.column};
}

}  // namespace

std::unique_ptr<Modifier> make_foreign_strategy(const firebreak_strategy& table, const std::string& name,
                                                std::span<const StrategyParameter> parameters, std::span<const GivenValue> values,
                                                Diagnostics& diagnostics) {
    std::vector<firebreak_value> array;
    std::vector<std::vector<firebreak_node>> nodes(parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) array.push_back(in_c(parameters[i], values[i], nodes[i]));
    auto strategy = std::make_unique<ForeignStrategy>(table, name);
    std::vector<ReportedProblem> problems;
    const bool is_started = strategy->start(array, problems);
    for (const auto& [about, is_about_key, text] : problems) {
        const bool is_known = about.value_index < values.size();
        Mark mark = is_known ? place_of(about, values[about.value_index]) : Mark{};
        std::string words = is_about_key && is_known ? fmt::format("{} {}", values[about.value_index].key, text) : text;
        if (!is_known) words = fmt::format("the strategy {}: {}", name, text);
        if (about.severity == FIREBREAK_WARNING) diagnostics.warning(std::move(mark), std::move(words));
        else diagnostics.error(std::move(mark), std::move(words));
    }
    if (!is_started) return nullptr;
    return strategy;
}

}  // namespace firebreak
