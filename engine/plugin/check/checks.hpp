// The checks by themselves; contract_checks.cpp says in words what each is for.
#pragma once

#include "engine/plugin/check/report.hpp"
#include "engine/plugin/check/subject.hpp"

namespace firebreak::check {

// declaration_checks.cpp
void check_loads(const Subject& subject, Report& report);
void check_described(const Subject& subject, Report& report);
void check_values(const Subject& subject, Report& report);

// behaviour_checks.cpp
void check_creates(const Subject& subject, Report& report);
void check_acts(const Subject& subject, Report& report);
void check_oddities(const Subject& subject, Report& report);
void check_repeats(const Subject& subject, Report& report);
void check_instances(const Subject& subject, Report& report);
void check_snapshot(const Subject& subject, Report& report);

// process_checks.cpp
void check_reads_only(const Subject& subject, Report& report);
void check_threads(const Subject& subject, Report& report);
void check_files(const Subject& subject, Report& report);
void check_process(const Subject& subject, Report& report);

// cost_checks.cpp
void check_leaks(const Subject& subject, Report& report);
void check_growth(const Subject& subject, Report& report);
void check_time(const Subject& subject, Report& report);

}  // namespace firebreak::check
