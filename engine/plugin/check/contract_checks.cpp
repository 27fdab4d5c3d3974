#include "engine/plugin/check/contract_checks.hpp"

#include "engine/plugin/check/checks.hpp"

#include <array>

namespace firebreak::check {
namespace {

constexpr std::array kChecks{
    ContractCheck{.name = "loads",
                  .promise = "is a strategy of this contract, and loading it does no harm",
                  .remedy = "build it with firebreak_add_strategy, and do nothing in static constructors",
                  .is_gate = true,
                  .run = check_loads},
    ContractCheck{.name = "described",
                  .promise = "says what it is and what each parameter means, in which unit and range, and where its number comes from",
                  .remedy = "complete the table of parameters",
                  .run = check_described},
    ContractCheck{.name = "creates",
                  .promise = "can be made with its defaults and taken down, again and again, with the same orders each time",
                  .remedy = "give back orders that depend on the parameters alone",
                  .is_gate = true,
                  .run = check_creates},
    ContractCheck{.name = "acts",
                  .promise = "acts through 250 policy ticks with a crisis, and everything it asks for is within its range",
                  .remedy = "clamp what you compute, and answer only cases that were shown",
                  .is_gate = true,
                  .run = check_acts},
    ContractCheck{.name = "values",
                  .promise = "takes every value that its table allows, or says which it cannot use and why",
                  .remedy = "narrow the range in the table, or report the value (ParameterProblems, host->problem)",
                  .run = check_values},
    ContractCheck{.name = "oddities",
                  .promise = "survives situations that cannot be",
                  .remedy = "do not index or divide by what a situation holds before you have looked at it",
                  .run = check_oddities},
    ContractCheck{.name = "repeats",
                  .promise = "does the same in two runs, and in two processes",
                  .remedy = "no clock, no addresses, no randomness but draw(purpose, entity, n)",
                  .is_same_everywhere = true,
                  .run = check_repeats},
    ContractCheck{.name = "instances",
                  .promise = "two instances that take turns each behave as they do alone",
                  .remedy = "no static and no global variables: memory lives in the instance",
                  .run = check_instances},
    ContractCheck{.name = "snapshot",
                  .promise = "continues from a snapshot as if it had never been interrupted",
                  .remedy = "put all that changes during a run into State, or into snapshot and restore",
                  .run = check_snapshot},
    ContractCheck{.name = "reads_only",
                  .promise = "does not write into what it is shown",
                  .remedy = "copy what you want to change: the situation and the values are the host's",
                  .run = check_reads_only},
    ContractCheck{.name = "threads",
                  .promise = "starts no thread",
                  .remedy = "act in the thread that calls; many runs share the processors already",
                  .run = check_threads},
    ContractCheck{
        .name = "files",
        .promise = "opens no file and no connection (as far as one can see from outside: one that is closed at once is not noticed)",
        .remedy = "take what you need through parameters",
        .run = check_files},
    ContractCheck{.name = "process",
                  .promise = "leaves the process as it was: folder, locale, signals, environment, rounding of numbers",
                  .remedy = "these belong to the whole program; a fast-math link changes how it rounds, so leave -ffast-math out",
                  .run = check_process},
    ContractCheck{.name = "leaks",
                  .promise = "gives all memory back when it is taken down",
                  .remedy = "free in destroy what create took",
                  .run = check_leaks},
    ContractCheck{.name = "growth",
                  .promise = "needs no more memory the longer a run lasts",
                  .remedy = "forget cases that are closed",
                  .run = check_growth},
    ContractCheck{.name = "time",
                  .promise = "decides quickly",
                  .remedy = "look at what is new only, and not at every case there has been",
                  .run = check_time},
};

}  // namespace

std::span<const ContractCheck> contract_checks() { return kChecks; }

Report run_check(const ContractCheck& check, const Subject& subject) {
    Report report;
    report.attempt("", [&] { check.run(subject, report); });
    return report;
}

}  // namespace firebreak::check
