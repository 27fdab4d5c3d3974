# firebreak_add_strategy(my_strategy my_strategy.cpp): the plugin my_strategy.so, for projects that found firebreak.
function(firebreak_add_strategy name)
  add_library(${name} MODULE ${ARGN})
  target_link_libraries(${name} PRIVATE firebreak::strategy)
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so" C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()
