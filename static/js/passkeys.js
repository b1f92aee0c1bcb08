// Asks the browser for a passkey and sends its answer with the form that carries the question.

const toBuffer = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const descriptors = (list) => list?.map((one) => ({ ...one, id: toBuffer(one.id) }));

/** The options as the browser wants them; by hand where it cannot read JSON itself. */
function parse(kind, options) {
  const reader = kind === "create" ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (PublicKeyCredential[reader]) return PublicKeyCredential[reader](options);
  const parsed = { ...options, challenge: toBuffer(options.challenge) };
  if (options.user) parsed.user = { ...options.user, id: toBuffer(options.user.id) };
  for (const name of ["excludeCredentials", "allowCredentials"]) {
    if (options[name]) parsed[name] = descriptors(options[name]);
  }
  return parsed;
}

/** The browser's answer as plain data; by hand where it cannot write JSON itself. */
function write(credential) {
  if (credential.toJSON) return credential.toJSON();
  const { response } = credential;
  const written = { clientDataJSON: toText(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) written[name] = toText(response[name]);
  }
  if (response.getTransports) written.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: written,
  };
}

/** Which of the form's sentences tells a person what happened. */
function reason(error) {
  if (error.name === "NotAllowedError" || error.name === "AbortError") return "cancelled";
  if (error.name === "InvalidStateError") return "known";
  if (error.name === "SecurityError") return "insecure";
  return "unknown";
}

async function ask(form) {
  const { passkey: kind, options } = form.dataset;
  const publicKey = parse(kind, JSON.parse(options));
  const credential = await navigator.credentials[kind]({ publicKey });
  const answer = write(credential);
  // The server keeps what the browser says about the key under this name.
  answer.extensions = JSON.stringify(credential.getClientExtensionResults());
  form.elements.credential.value = JSON.stringify(answer);
  form.submit();
}

function setUp(form) {
  const error = form.querySelector("[data-passkey-error]");
  const again = form.querySelector("[data-passkey-again]");
  const explain = (why) => {
    error.querySelector("p").textContent = form.dataset[why];
    error.hidden = false;
    again.hidden = why === "unable" || why === "insecure";
  };
  const attempt = async () => {
    error.hidden = again.hidden = true;
    try {
      await ask(form);
    } catch (failure) {
      explain(reason(failure));
    }
  };
  again.addEventListener("click", attempt);
  if (window.PublicKeyCredential) attempt();
  else explain(window.isSecureContext ? "unable" : "insecure");
}

document.querySelectorAll("[data-passkey]").forEach(setUp);
