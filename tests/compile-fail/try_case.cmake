# Compiles one case; MISTAKE is the mistake to make, or "mended" for none. Nothing is written.
include(${CASE})

set(arguments -std=c++20 -I${root})
foreach(folder IN LISTS includes)
  # The compiler's own folders must keep their place in the order.
  if(folder AND NOT folder STREQUAL root AND NOT folder STREQUAL "/usr/include")
    list(APPEND arguments -isystem ${folder})
  endif()
endforeach()
foreach(definition IN LISTS definitions)
  list(APPEND arguments -D${definition})
endforeach()
if(NOT MISTAKE STREQUAL "mended")
  list(APPEND arguments -DMISTAKE_${MISTAKE})
endif()

# Up to assembly rather than syntax alone: g++ evaluates some consteval calls no earlier.
execute_process(COMMAND ${compiler} ${arguments} ${options} -Werror=unused-result -S -o /dev/null ${source}
  RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(MISTAKE STREQUAL "mended")
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "the case must compile once its mistakes are mended:\n${output}")
  endif()
elseif(code EQUAL 0)
  message(FATAL_ERROR "the compiler accepted the mistake \"${MISTAKE}\"")
elseif(NOT output MATCHES "error: ")
  message(FATAL_ERROR "the compiler failed without finding an error:\n${output}")
elseif(NOT output MATCHES "[.]cpp")
  message(FATAL_ERROR "the compiler never reached the case:\n${output}")
else()
  string(REGEX MATCH "error: [^\n]*" reason "${output}")
  message(STATUS "refused as it must be: ${reason}")
endif()
