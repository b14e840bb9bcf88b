// Ed25519 signatures of artefacts.
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

#include "compiler/codegen/codegen.hpp"
#include "runtime/artefact/loader.hpp"

namespace hjemmel::codegen {

std::vector<unsigned char> sign(std::vector<unsigned char> bytes, std::string_view private_key, std::string& problem) {
  std::unique_ptr<BIO, decltype(&BIO_free)> pem(
      BIO_new_mem_buf(private_key.data(), static_cast<int>(private_key.size())), &BIO_free);
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(PEM_read_bio_PrivateKey(pem.get(), nullptr, nullptr, nullptr),
                                                          &EVP_PKEY_free);
  if (!key || EVP_PKEY_id(key.get()) != EVP_PKEY_ED25519) {
    problem = "not an Ed25519 private key in PEM";
    return {};
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  unsigned char signature[artefact::signature_bytes];
  std::size_t size = sizeof signature;
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), signature, &size, bytes.data(), bytes.size()) != 1 || size != sizeof signature) {
    problem = "signing failed";
    return {};
  }
  bytes.insert(bytes.end(), signature, signature + size);
  bytes.insert(bytes.end(), std::begin(artefact::signature_magic), std::end(artefact::signature_magic));
  return bytes;
}

}  // namespace hjemmel::codegen
