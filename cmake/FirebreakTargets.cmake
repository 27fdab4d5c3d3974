# How a room, a strategy and a test become targets.

include(GNUInstallDirs)

# firebreak_room(core SOURCES a.cpp USES params graph LINKS fmt::fmt): the static library firebreak_core.
# USES names rooms (public), LINKS other people's libraries (private to the room's own sources).
function(firebreak_room room)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
  add_library(firebreak_${room} STATIC ${ARG_SOURCES})
  target_link_libraries(firebreak_${room} PUBLIC firebreak_flags)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(firebreak_${room} PUBLIC firebreak_${used})
  endforeach()
  target_link_libraries(firebreak_${room} PRIVATE ${ARG_LINKS})
endfunction()

# firebreak_bundled_strategy(canned canned.cpp): the plugin lib/firebreak/plugins/canned.so. The target bundled_strategies builds them all,
# and the global property FIREBREAK_BUNDLED_STRATEGIES lists their names, FIREBREAK_SOURCES_canned its sources.
add_custom_target(bundled_strategies)
function(firebreak_bundled_strategy name)
  add_library(firebreak_strategy_${name} MODULE ${ARGN})
  target_link_libraries(firebreak_strategy_${name} PRIVATE firebreak_flags)
  set_target_properties(firebreak_strategy_${name} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${FIREBREAK_PLUGIN_OUTPUT_DIRECTORY})
  install(TARGETS firebreak_strategy_${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/firebreak/plugins COMPONENT program)
  add_dependencies(bundled_strategies firebreak_strategy_${name})
  set_property(GLOBAL APPEND PROPERTY FIREBREAK_BUNDLED_STRATEGIES ${name})
  set_property(GLOBAL PROPERTY FIREBREAK_SOURCES_${name} ${ARGN})
endfunction()

# firebreak_test(graph LABEL unit SOURCES a.cpp b.cpp USES graph): one doctest program; each test case is a ctest test.
function(firebreak_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT;SKIP" "SOURCES;USES;LINKS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_link_libraries(test_${name} PRIVATE firebreak_test_main ${ARG_LINKS})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(test_${name} PRIVATE firebreak_${used})
  endforeach()
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set(properties LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
  if(ARG_SKIP)
    list(APPEND properties SKIP_REGULAR_EXPRESSION "${ARG_SKIP}")
  endif()
  doctest_discover_tests(test_${name} TEST_PREFIX "${name}: " PROPERTIES ${properties})
endfunction()
