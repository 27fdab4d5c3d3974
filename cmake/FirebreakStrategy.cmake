# What find_package(firebreak) gives to the authors of strategies.

# firebreak_add_strategy(my_strategy my_strategy.cpp): the plugin my_strategy.so in the project's build folder. Where all sources are C, the
# project needs no C++ compiler.
function(firebreak_add_strategy name)
  add_library(${name} MODULE ${ARGN})
  set(cxx_sources ${ARGN})
  list(FILTER cxx_sources EXCLUDE REGEX "[.][ch]$")
  if(cxx_sources)
    target_link_libraries(${name} PRIVATE firebreak::strategy)
  else()
    target_link_libraries(${name} PRIVATE firebreak::strategy_in_c)
  endif()
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so" C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()

# firebreak_test_strategy(my_strategy [scenario.yaml...]): tests for ctest. The strategy is held to its contract, and runs each scenario.
# Needs enable_testing(), and the program firebreak: in the installation that was found, or on the PATH.
function(firebreak_test_strategy name)
  if(NOT FIREBREAK_PROGRAM)
    message(WARNING "the program firebreak was not found, so ${name} is not tested; set FIREBREAK_PROGRAM to its path")
    return()
  endif()
  add_test(NAME ${name}.contract COMMAND ${FIREBREAK_PROGRAM} plugin-check $<TARGET_FILE:${name}>)
  foreach(scenario IN LISTS ARGN)
    cmake_path(GET scenario STEM stem)
    add_test(NAME ${name}.${stem}
      COMMAND ${FIREBREAK_PROGRAM} run ${scenario} --plugin $<TARGET_FILE:${name}> --strategy ${name} --no-reference)
  endforeach()
endfunction()
