# policies/catalogue/*.tsv ▸ one C++ file, so that the command line needs no data files beside it. The digest is the SHA-256 over
# each file in the order of their names: its name, a line feed, its contents.
#
# Included while configuring it declares the build step; run as a script (cmake -DOUTPUT=… -DDATA=… -P) it is the build step.

if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files ${DATA}/*.tsv)
  list(SORT files)
  set(all "")
  set(entries "")
  foreach(path IN LISTS files)
    get_filename_component(name ${path} NAME)
    file(READ ${path} contents)
    string(APPEND all "${name}\n${contents}")
    string(APPEND entries "    {\"${name}\", R\"=tsv=(${contents})=tsv=\"},\n")
  endforeach()
  string(SHA256 digest "${all}")
  file(WRITE ${OUTPUT}
    "// Written by cmake/HjemmelCatalogue.cmake from policies/catalogue/.\n"
    "#include \"compiler/catalogue/embedded.hpp\"\n\n"
    "namespace hjemmel::catalogue {\n\n"
    "namespace {\nconstexpr DataFile files[] = {\n${entries}};\n}  // namespace\n\n"
    "std::span<const DataFile> embedded_files() { return files; }\n"
    "std::string_view embedded_digest() { return \"${digest}\"; }\n\n"
    "}  // namespace hjemmel::catalogue\n")
else()
  set(catalogue_data ${PROJECT_SOURCE_DIR}/policies/catalogue)
  set(catalogue_source ${PROJECT_BINARY_DIR}/catalogue/embedded.cpp)
  file(GLOB catalogue_files CONFIGURE_DEPENDS ${catalogue_data}/*.tsv)
  add_custom_command(
    OUTPUT ${catalogue_source}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${catalogue_source} -DDATA=${catalogue_data} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${catalogue_files} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding the catalogue of policies/catalogue")
  target_sources(hjemmel_compiler PRIVATE ${catalogue_source})
endif()
