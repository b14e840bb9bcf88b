#include "runtime/artefact/loader.hpp"

#include <elf.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace hjemmel::artefact {
namespace {

using Bytes = std::span<const unsigned char>;

#if defined(__x86_64__)
constexpr std::uint16_t this_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr std::uint16_t this_machine = EM_AARCH64;
#else
constexpr std::uint16_t this_machine = EM_NONE;
#endif

std::string_view machine_name(std::uint16_t machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "AArch64";
    default:
      return "another machine";
  }
}

/// A record at `offset`, if it lies within the bytes.
template <typename Record>
std::optional<Record> record_at(Bytes bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(Record)) return std::nullopt;
  Record record;
  std::memcpy(&record, bytes.data() + offset, sizeof record);
  return record;
}

struct Mapping {
  unsigned char* start = nullptr;
  std::size_t size = 0;
  ~Mapping() {
    if (start != nullptr) munmap(start, size);
  }
};

std::uint64_t page_floor(std::uint64_t at) { return at & ~std::uint64_t{4095}; }
std::uint64_t page_ceiling(std::uint64_t at) { return page_floor(at + 4095); }

bool verify_signature(Bytes bytes, PublicKey key, std::string& problem) {
  if (!has_signature(bytes)) {
    problem = "not signed, and a signature is required";
    return false;
  }
  const Bytes body = bytes.first(bytes.size() - signature_trailer_bytes);
  const Bytes signature = bytes.subspan(body.size(), signature_bytes);
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> public_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()), &EVP_PKEY_free);
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  const bool valid = public_key && context &&
                     EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
                     EVP_DigestVerify(context.get(), signature.data(), signature.size(), body.data(), body.size()) == 1;
  if (!valid) problem = "the signature does not match the key: the file was changed, or signed by someone else";
  return valid;
}

/// The program headers, or nothing with a message.
bool read_headers(Bytes bytes, Elf64_Ehdr& header, std::vector<Elf64_Phdr>& segments, std::string& problem) {
  const auto read = record_at<Elf64_Ehdr>(bytes, 0);
  if (bytes.empty()) {
    problem = "the file is empty";
    return false;
  }
  if (!read || std::memcmp(read->e_ident, ELFMAG, SELFMAG) != 0) {
    problem = "not a Hjemmel artefact";
    return false;
  }
  header = *read;
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB || header.e_type != ET_DYN) {
    problem = "not a Hjemmel artefact";
    return false;
  }
  if (header.e_machine != this_machine) {
    problem = fmt::format("made for {}, this machine is {}: compile the policy for it", machine_name(header.e_machine),
                          machine_name(this_machine));
    return false;
  }
  for (std::uint16_t i = 0; i < header.e_phnum; ++i) {
    const auto segment = record_at<Elf64_Phdr>(bytes, header.e_phoff + std::uint64_t{i} * header.e_phentsize);
    if (!segment) {
      problem = "truncated";
      return false;
    }
    segments.push_back(*segment);
  }
  return true;
}

/// Copies the loadable segments to fresh memory; still writable.
std::shared_ptr<Mapping> copy_segments(Bytes bytes, const std::vector<Elf64_Phdr>& segments, std::string& problem) {
  std::uint64_t end = 0;
  for (const auto& segment : segments) {
    if (segment.p_type != PT_LOAD) continue;
    if (segment.p_filesz > segment.p_memsz || segment.p_offset > bytes.size() ||
        segment.p_filesz > bytes.size() - segment.p_offset) {
      problem = "truncated";
      return nullptr;
    }
    if ((segment.p_flags & (PF_W | PF_X)) == (PF_W | PF_X) || segment.p_vaddr > (1u << 30) ||
        segment.p_memsz > (1u << 30)) {
      problem = "not a Hjemmel artefact";
      return nullptr;
    }
    end = std::max(end, segment.p_vaddr + segment.p_memsz);
  }
  if (end == 0) {
    problem = "not a Hjemmel artefact";
    return nullptr;
  }
  auto mapping = std::make_shared<Mapping>();
  const std::size_t size = page_ceiling(end);
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    problem = "out of memory";
    return nullptr;
  }
  mapping->start = static_cast<unsigned char*>(memory);
  mapping->size = size;
  for (const auto& segment : segments) {
    if (segment.p_type == PT_LOAD && segment.p_filesz > 0) {
      std::memcpy(mapping->start + segment.p_vaddr, bytes.data() + segment.p_offset, segment.p_filesz);
    }
  }
  return mapping;
}

/// Where the exported symbol lies, from the dynamic section; nothing if the file has what an artefact never has.
std::optional<std::uint64_t> find_entry(const Mapping& mapping, const std::vector<Elf64_Phdr>& segments,
                                        std::string& problem) {
  const Bytes memory(mapping.start, mapping.size);
  std::uint64_t symbols = 0;
  std::uint64_t strings = 0;
  std::uint64_t strings_size = 0;
  std::uint64_t hash = 0;
  for (const auto& segment : segments) {
    if (segment.p_type != PT_DYNAMIC) continue;
    for (std::uint64_t at = segment.p_vaddr; at < segment.p_vaddr + segment.p_memsz; at += sizeof(Elf64_Dyn)) {
      const auto entry = record_at<Elf64_Dyn>(memory, at);
      if (!entry || entry->d_tag == DT_NULL) break;
      switch (entry->d_tag) {
        case DT_SYMTAB:
          symbols = entry->d_un.d_ptr;
          break;
        case DT_STRTAB:
          strings = entry->d_un.d_ptr;
          break;
        case DT_STRSZ:
          strings_size = entry->d_un.d_val;
          break;
        case DT_HASH:
          hash = entry->d_un.d_ptr;
          break;
        case DT_RELA:
        case DT_REL:
        case DT_JMPREL:
        case DT_NEEDED:
        case DT_INIT:
        case DT_INIT_ARRAY:
        case DT_TEXTREL:
          problem = "not a Hjemmel artefact: it has relocations, dependencies or constructors";
          return std::nullopt;
        default:
          break;
      }
    }
  }
  const auto chains = record_at<std::uint32_t>(memory, hash + 4);  // nchain: the number of symbols
  constexpr std::string_view wanted = "hjemmel_artefact";
  for (std::uint32_t i = 0; hash != 0 && chains && i < *chains; ++i) {
    const auto symbol = record_at<Elf64_Sym>(memory, symbols + std::uint64_t{i} * sizeof(Elf64_Sym));
    if (!symbol) break;
    if (symbol->st_name >= strings_size || strings > memory.size() || strings_size > memory.size() - strings) continue;
    const char* name = reinterpret_cast<const char*>(memory.data() + strings + symbol->st_name);
    if (std::string_view(name, strnlen(name, strings_size - symbol->st_name)) != wanted) continue;
    if (!record_at<Entry>(memory, symbol->st_value)) break;
    return symbol->st_value;
  }
  problem = "not a Hjemmel artefact";
  return std::nullopt;
}

bool protect(const Mapping& mapping, const std::vector<Elf64_Phdr>& segments, std::string& problem) {
  if (mprotect(mapping.start, mapping.size, PROT_READ) != 0) {
    problem = std::strerror(errno);
    return false;
  }
  for (const auto& segment : segments) {
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_X) == 0) continue;
    const std::uint64_t begin = page_floor(segment.p_vaddr);
    const std::uint64_t end = page_ceiling(segment.p_vaddr + segment.p_memsz);
    if (mprotect(mapping.start + begin, end - begin, PROT_READ | PROT_EXEC) != 0) {
      problem = fmt::format("the system does not let code be mapped: {}", std::strerror(errno));
      return false;
    }
  }
  return true;
}

/// Whether `address` lies in a segment of code.
bool is_code(const std::vector<Elf64_Phdr>& segments, std::uint64_t address) {
  return std::any_of(segments.begin(), segments.end(), [address](const Elf64_Phdr& segment) {
    return segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 && address >= segment.p_vaddr &&
           address - segment.p_vaddr < segment.p_memsz;
  });
}

/// Whether everything that the entry points at lies in the mapping, and the functions in code.
bool entry_fits(const Mapping& mapping, const std::vector<Elf64_Phdr>& segments, std::uint64_t at) {
  if (at % alignof(Entry) != 0) return false;
  const auto* entry = reinterpret_cast<const Entry*>(mapping.start + at);
  if (std::memcmp(entry->magic, magic, sizeof magic) != 0 || entry->abi_version != abi_version)
    return true;  // told later
  const auto inside = [&](std::int64_t distance, std::uint64_t bytes) {
    const std::uint64_t start = at + static_cast<std::uint64_t>(distance);  // modulo 2^64: a wild one lies outside
    return start % 8 == 0 && start <= mapping.size && mapping.size - start >= bytes;
  };
  if (!inside(entry->image, sizeof(ImageHeader))) return false;
  const auto* header = reinterpret_cast<const ImageHeader*>(mapping.start + at + entry->image);
  if (!inside(entry->image, header->image_bytes) || header->image_bytes < sizeof(ImageHeader)) return false;
  if (!inside(entry->functions, header->function_count * sizeof(std::int32_t))) return false;
  const std::uint64_t table = at + static_cast<std::uint64_t>(entry->functions);
  const auto* functions = reinterpret_cast<const std::int32_t*>(mapping.start + table);
  return std::all_of(functions, functions + header->function_count, [&](std::int32_t distance) {
    return is_code(segments, table + static_cast<std::uint64_t>(std::int64_t{distance}));
  });
}

}  // namespace

bool has_signature(std::span<const unsigned char> bytes) {
  return bytes.size() > signature_trailer_bytes && std::memcmp(bytes.data() + bytes.size() - sizeof signature_magic,
                                                               signature_magic, sizeof signature_magic) == 0;
}

std::shared_ptr<const Program> load_artefact(Bytes bytes, const PublicKey* key, std::string& problem) {
  if (key != nullptr && !verify_signature(bytes, *key, problem)) return nullptr;
  Elf64_Ehdr header;
  std::vector<Elf64_Phdr> segments;
  if (!read_headers(bytes, header, segments, problem)) return nullptr;
  const auto mapping = copy_segments(bytes, segments, problem);
  if (!mapping) return nullptr;
  const auto at = find_entry(*mapping, segments, problem);
  if (!at) return nullptr;
  if (!entry_fits(*mapping, segments, *at)) {
    problem = "the image is damaged";
    return nullptr;
  }
  if (!protect(*mapping, segments, problem)) return nullptr;
  return Program::from_entry(reinterpret_cast<const Entry*>(mapping->start + *at), mapping->size, mapping, problem);
}

std::shared_ptr<const Program> load_artefact_file(const std::string& path, const PublicKey* key, std::string& problem) {
  struct Descriptor {
    int number;
    ~Descriptor() {
      if (number >= 0) close(number);
    }
  } const file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat status{};
  if (file.number < 0 || fstat(file.number, &status) != 0) {
    problem = errno == ENOENT ? "no such file" : errno == EACCES ? "permission denied" : std::strerror(errno);
    return nullptr;
  }
  if (S_ISDIR(status.st_mode)) {
    problem = "is a directory";
    return nullptr;
  }
  if (!S_ISREG(status.st_mode)) {
    problem = "not a file";
    return nullptr;
  }
  // Read, not mapped: what is verified must be what runs, even if someone writes to the file meanwhile.
  std::vector<unsigned char> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t n = read(file.number, bytes.data() + got, bytes.size() - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      problem = std::strerror(errno);
      return nullptr;
    }
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return load_artefact(bytes, key, problem);
}

}  // namespace hjemmel::artefact
