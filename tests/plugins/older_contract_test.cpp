// The contract grows at the ends of its structs: a plugin built for the shorter ones works in this host, and a plugin of this header works
// in a host that knows less.
#include "tests/plugins/support.hpp"

#include "engine/plugin/actions_through_c.hpp"
#include "engine/plugin/convert.hpp"
#include "plugins/common/static_strategies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// The first `Size` bytes of a struct as an older header knew it, and behind them what happens to lie in memory there.
template <std::size_t Size>
struct Shortened {
    alignas(8) std::array<std::byte, Size> bytes{};
    std::array<std::byte, 256> rubbish;

    Shortened() { rubbish.fill(std::byte{0xee}); }
    template <class T>
    explicit Shortened(T item) : Shortened{} {
        item.size = Size;
        std::memcpy(bytes.data(), &item, Size);
    }
    template <class T>
    [[nodiscard]] T* as() {
        return reinterpret_cast<T*>(bytes.data());
    }
};

bool is_rubbish(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0xee}; });
}

/// Three entries as an older header knew them, one right behind the other.
struct OldClasses {
    alignas(8) std::array<std::byte, 3 * detail::kFirstClassOrders> bytes{};
    std::array<std::byte, 256> rubbish;

    OldClasses() {
        rubbish.fill(std::byte{0xee});
        for (std::size_t i = 0; i < kCaseClasses; ++i) {
            firebreak_class_orders entry{};
            entry.size = detail::kFirstClassOrders;
            entry.coverage = 0.25;
            entry.reply.size = detail::kFirstReply;
            entry.reply.empathy = 0.75;
            std::memcpy(bytes.data() + i * detail::kFirstClassOrders, &entry, detail::kFirstClassOrders);
        }
    }
    [[nodiscard]] firebreak_class_orders* entries() { return reinterpret_cast<firebreak_class_orders*>(bytes.data()); }
};

// A strategy of the first contract, in C: it never saw the newer fields.
std::int32_t create(const firebreak_host*, const firebreak_value*, std::size_t, std::size_t, void** instance) {
    static int nothing = 0;
    *instance = &nothing;
    return FIREBREAK_OK;
}
void destroy(void*) {}
std::int32_t initial_orders(void*, firebreak_orders* orders) {
    orders->monitoring = 0.5;
    return FIREBREAK_OK;
}
std::int32_t act(void*, const firebreak_situation* situation, const firebreak_actions* actions) {
    OldClasses classes;
    firebreak_orders orders{};
    orders.classes = classes.entries();
    orders.class_count = kCaseClasses;
    orders.class_stride = detail::kFirstClassOrders;
    orders.fix_threshold = 20;
    orders.fix_duration = 1;
    Shortened<detail::kFirstOrders> old_orders{orders};
    if (actions->set_orders(actions->context, old_orders.as<firebreak_orders>()) != FIREBREAK_OK) return FIREBREAK_FAILED;
    firebreak_case_action answer{};
    answer.case_id = situation->cases[0].id;
    answer.reply.size = detail::kFirstReply;
    answer.reply.apology = 0.5;
    Shortened<detail::kFirstCaseAction> old_answer{answer};
    return actions->case_actions(actions->context, old_answer.as<firebreak_case_action>(), 1, detail::kFirstCaseAction);
}

firebreak_strategy old_table() {
    firebreak_strategy table{};
    table.abi_version = FIREBREAK_STRATEGY_ABI;
    table.name = "elder";
    table.create = &create;
    table.destroy = &destroy;
    table.initial_orders = &initial_orders;
    table.act = &act;
    return table;
}

const firebreak_strategy& twin(std::string_view name) {
    for (const firebreak_strategy* table : static_strategies()) {
        if (table->name == name) return *table;
    }
    throw std::runtime_error("no such twin");
}

struct OldHost {
    std::string failure;
    firebreak_host host{.size = sizeof host,
                        .abi_version = FIREBREAK_STRATEGY_ABI,
                        .context = this,
                        .problem = [](void*, std::size_t, const char*) {},
                        .failed = [](void* context, const char* text) { static_cast<OldHost*>(context)->failure = text; },
                        .problem_at = nullptr};
    const firebreak_strategy& table;
    void* instance = nullptr;

    explicit OldHost(std::string_view name) : table{twin(name)} {
        Diagnostics diagnostics;
        std::vector<firebreak_value> values;
        for (std::uint32_t i = 0; i < table.parameter_count; ++i) {
            const firebreak_parameter& parameter = table.parameters[i];
            values.push_back({.size = sizeof(firebreak_value),
                              .kind = parameter.kind,
                              .integer = parameter.default_integer,
                              .real = parameter.default_real,
                              .text = parameter.default_text,
                              .file = "",
                              .line = 0,
                              .column = 0,
                              .name = nullptr,
                              .nodes = nullptr,
                              .node_count = 0,
                              .node_stride = 0});
        }
        REQUIRE(table.create(&host, values.data(), values.size(), sizeof(firebreak_value), &instance) == FIREBREAK_OK);
    }
    OldHost(const OldHost&) = delete;
    OldHost& operator=(const OldHost&) = delete;
    ~OldHost() { table.destroy(instance); }
};

}  // namespace

TEST_CASE("a strategy built for the shorter structs is read as far as it goes, and the rest has its defaults") {
    Shortened<detail::kFirstStrategy> table{old_table()};
    const StrategyPlugin plugin = StrategyPlugin::from_table(table.as<firebreak_strategy>());
    CHECK(plugin.role() == PluginRole::strategy);
    const auto strategy = created(plugin);
    Orders first;
    first.monitoring = 0.5;
    CHECK(text_of(strategy->initial_orders()) == text_of(first));

    const std::vector<CaseView> cases = {{.id = 3}};
    Situation situation;
    situation.cases = cases;
    RecordingActions actions;
    strategy->act(situation, actions);
    REQUIRE(actions.orders.size() == 1);
    CHECK(actions.orders[0].peer_answer == Orders{}.peer_answer);
    CHECK(actions.orders[0].handling_factor == 1.0);
    CHECK(actions.orders[0].posts_per_day == 0.0);
    for (const ClassOrders& entry : actions.orders[0].classes) {
        CHECK(entry.coverage == 0.25);
        CHECK(entry.reply.empathy == 0.75);
        CHECK(entry.reply.backfire == 0.0);
    }
    REQUIRE(actions.log.size() == 2);
    CHECK(actions.log[1] == "answer 3 " + text_of(Reply{.apology = 0.5}));
}

TEST_CASE("a struct that is shorter than any version of the contract is refused by name") {
    firebreak_strategy table = old_table();
    table.size = detail::kFirstStrategy - 8;
    CHECK_THROWS_AS((void)StrategyPlugin::from_table(&table), InputError);
    table.size = sizeof table;
    table.act = [](void*, const firebreak_situation*, const firebreak_actions* actions) -> std::int32_t {
        const firebreak_orders forgotten{};  // its size was never set
        return actions->set_orders(actions->context, &forgotten);
    };
    const auto strategy = created(StrategyPlugin::from_table(&table));
    RecordingActions actions;
    CHECK_THROWS_WITH_AS(strategy->act({}, actions), "strategy 'elder': orders came incomplete: 0 bytes of at least 288", StrategyError);
}

TEST_CASE("a strategy of this header fills in what an older host has room for, and not a byte more") {
    OldHost host{"human_humour"};
    OldClasses classes;
    firebreak_orders orders{};
    orders.classes = classes.entries();
    orders.class_count = kCaseClasses;
    orders.class_stride = detail::kFirstClassOrders;
    Shortened<detail::kFirstOrders> old_orders{orders};
    REQUIRE(host.table.initial_orders(host.instance, old_orders.as<firebreak_orders>()) == FIREBREAK_OK);
    CHECK(is_rubbish(old_orders.rubbish));
    CHECK(is_rubbish(classes.rubbish));
    const Orders read = detail::from_c(*old_orders.as<firebreak_orders>());
    for (const ClassOrders& entry : read.classes) {
        CHECK(entry.coverage == 1.0);
        CHECK(entry.reply.empathy == 0.7);
        CHECK(entry.reply.backfire == 0.0);
    }
}

TEST_CASE("a modifier of this header that calls supporters says so when the host is too old to know them") {
    OldHost host{"supporters"};
    firebreak_situation situation{};
    situation.is_crisis = 1;
    Shortened<offsetof(firebreak_situation, net_sentiment)> old_situation{situation};
    firebreak_actions actions{};
    actions.note = [](void*, const char*) -> std::int32_t { return FIREBREAK_OK; };
    Shortened<offsetof(firebreak_actions, mobilise)> old_actions{actions};
    CHECK(host.table.act(host.instance, old_situation.as<firebreak_situation>(), old_actions.as<firebreak_actions>()) == FIREBREAK_FAILED);
    CHECK(host.failure == "this firebreak is too old to mobilise supporters");
}

TEST_CASE("a strategy of this header takes the shorter values of an older host") {
    const firebreak_strategy& table = twin("canned");
    std::vector<std::byte> array(table.parameter_count * detail::kFirstValue + 256, std::byte{0xee});
    for (std::uint32_t i = 0; i < table.parameter_count; ++i) {
        firebreak_value value{};
        value.size = detail::kFirstValue;
        value.kind = table.parameters[i].kind;
        value.integer = table.parameters[i].default_integer;
        value.real = table.parameters[i].default_real;
        value.text = table.parameters[i].default_text;
        value.file = "";
        std::memcpy(array.data() + i * detail::kFirstValue, &value, detail::kFirstValue);
    }
    const OldHost old{"canned"};
    void* instance = nullptr;
    REQUIRE(table.create(&old.host, reinterpret_cast<const firebreak_value*>(array.data()), table.parameter_count, detail::kFirstValue,
                         &instance) == FIREBREAK_OK);
    detail::OrdersInC orders{Orders{}};
    REQUIRE(table.initial_orders(instance, &orders.orders) == FIREBREAK_OK);
    CHECK(detail::from_c(orders.orders) == created(bundled("canned"))->initial_orders());
    table.destroy(instance);
}

TEST_CASE("a strategy of this header gives no reasons to a host that is too old to hear them") {
    firebreak_actions actions{};
    actions.because = [](void*, const char*) -> std::int32_t { return FIREBREAK_FAILED; };
    Shortened<offsetof(firebreak_actions, because)> old_actions{actions};
    std::vector<firebreak_case_action> batch;
    detail::ActionsThroughC through{*old_actions.as<firebreak_actions>(), batch};
    CHECK_FALSE(through.wants_reasons());
    through.because("nobody hears this");
    actions.size = sizeof actions;
    CHECK(detail::ActionsThroughC{actions, batch}.wants_reasons());
    actions.because = nullptr;
    CHECK_FALSE(detail::ActionsThroughC{actions, batch}.wants_reasons());
}

TEST_CASE("a strategy built before these kinds of parameters is created by a host that knows them") {
    firebreak_strategy table = old_table();
    table.size = sizeof table;
    static const std::array<firebreak_parameter, 1> kParameters = {{{.size = sizeof(firebreak_parameter),
                                                                     .kind = FIREBREAK_REAL,
                                                                     .unit = FIREBREAK_UNIT_SHARE,
                                                                     .confidence = FIREBREAK_CONFIDENCE_LOW,
                                                                     .key = "share",
                                                                     .help = "A share.",
                                                                     .evidence = "",
                                                                     .min = 0,
                                                                     .max = 1,
                                                                     .default_integer = 0,
                                                                     .default_real = 0.5,
                                                                     .default_text = "",
                                                                     .choices = nullptr,
                                                                     .choice_count = 0,
                                                                     .reserved = 0}}};
    table.parameters = kParameters.data();
    table.parameter_count = 1;
    table.parameter_stride = sizeof(firebreak_parameter);
    // It reads what its header knew of a value and of the host, and reports a problem without a place inside it.
    table.create = [](const firebreak_host* host, const firebreak_value* values, std::size_t, std::size_t stride, void**) -> std::int32_t {
        if (stride < detail::kFirstValue || host->size < detail::kFirstHost || values[0].real != 0.25) return FIREBREAK_FAILED;
        host->problem(host->context, 0, "is too small");
        return FIREBREAK_BAD_CONFIG;
    };
    Diagnostics problems;
    const std::vector<GivenValue> values = {{"share", 0.25, {.file = "s.yaml", .line = 2, .column = 5}}};
    CHECK(StrategyPlugin::from_table(&table).create(values, problems) == nullptr);
    REQUIRE(problems.problems().size() == 1);
    CHECK(problems.problems()[0].text() == "s.yaml:2:5: share is too small");
}
