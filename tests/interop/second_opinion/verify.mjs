// Lets @sd-jwt/sd-jwt-vc say what it thinks of presentations: reads one JSON object from standard
// input, answers one verdict a case. Keys and status lists come with the question: nothing is fetched.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";

const asked = JSON.parse(readFileSync(0, "utf8"));

const hasher = (data, algorithm) =>
  createHash(algorithm.replace("sha-", "sha"))
    .update(typeof data === "string" ? data : new Uint8Array(data))
    .digest();

const signedBy = (jwk) => (data, signature) =>
  verify(
    "sha256",
    Buffer.from(data),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );

const verdictOf = async (one) => {
  const instance = new SDJwtVcInstance({
    hasher,
    hashAlg: "sha-256",
    verifier: signedBy(one.issuer),
    kbVerifier: (data, signature, payload) => signedBy(payload.cnf.jwk)(data, signature),
    statusListFetcher: async () => one.status_list,
  });
  try {
    const { payload } = await instance.verify(one.presentation, {
      keyBindingNonce: one.nonce,
      currentDate: one.now,
    });
    return { accepted: true, claims: payload };
  } catch (error) {
    return { accepted: false, why: String(error.message) };
  }
};

const verdicts = {};
for (const [name, one] of Object.entries(asked)) verdicts[name] = await verdictOf(one);
process.stdout.write(JSON.stringify(verdicts));
