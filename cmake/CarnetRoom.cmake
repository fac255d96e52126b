# carnet_room(base SOURCES src/a.cpp ... [PUBLIC targets...] [PRIVATE targets...])
# declares the static library of a room, carnet_<name with _>, included as "<room>/header.h".
function(carnet_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  string(REGEX REPLACE "[-/]" "_" target "carnet_${name}")
  add_library(${target} STATIC ${ROOM_SOURCES})
  target_link_libraries(${target} PUBLIC carnet_flags ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
endfunction()

# carnet_program(carnet-verifier SOURCES main.cpp ... LINK targets...) puts a program into build/<preset>/bin.
function(carnet_program name)
  cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE carnet_flags ${PROGRAM_LINK})
endfunction()

# carnet_unit_test(base [THREADS] SOURCES a_test.cpp ... LINK targets...) is one Catch2 program per room, unit_<room>.
# THREADS: its tests start threads, so ThreadSanitizer looks at it (label and target `threads`).
add_custom_target(threads COMMENT "Unit tests that start threads")
function(carnet_unit_test room)
  cmake_parse_arguments(UNIT "THREADS" "" "SOURCES;LINK" ${ARGN})
  string(REGEX REPLACE "[-/]" "_" target "unit_${room}")
  add_executable(${target} ${UNIT_SOURCES})
  target_link_libraries(${target} PRIVATE carnet_flags carnet_test_support ${UNIT_LINK})
  add_test(NAME ${target} COMMAND ${target} --warn NoAssertions)
  if(UNIT_THREADS)
    set_tests_properties(${target} PROPERTIES LABELS "unit;threads")
    add_dependencies(threads ${target})
  else()
    set_tests_properties(${target} PROPERTIES LABELS unit)
  endif()
endfunction()

# carnet_fuzz_target(json_reader SOURCES json_reader_fuzz.cpp LINK targets...) exists in the fuzz preset only; target
# `fuzzers` is all of them and nothing else.
add_custom_target(fuzzers)
function(carnet_fuzz_target name)
  if(NOT CARNET_FUZZ)
    return()
  endif()
  cmake_parse_arguments(FUZZ "" "" "SOURCES;LINK" ${ARGN})
  add_executable(fuzz_${name} ${FUZZ_SOURCES})
  target_link_libraries(fuzz_${name} PRIVATE carnet_flags ${FUZZ_LINK})
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers fuzz_${name})
endfunction()
