namespace Doingoai.Protocol.Trust;

/// <summary>What a named person approved. Approvals are about bytes: a slide with another hash was not approved.</summary>
/// <param name="SlideSha256">SHA-256 of the raster (or video, or sound), lower-case hex.</param>
/// <param name="ScreenClass">Key of the screen class it was drawn for; <c>*</c> for media that is shown as it is.</param>
/// <param name="ValidUntilMs">Unix ms after which it lapses.</param>
/// <param name="Person">Who approved.</param>
/// <param name="AtMs">When, Unix ms.</param>
public sealed record ApprovalStatement(
    string SlideSha256,
    string Item,
    string Language,
    string ScreenClass,
    RiskClass RiskClass,
    long ValidUntilMs,
    Guid Person,
    string PersonName,
    long AtMs);

/// <summary>A signed statement as it travels in a manifest.</summary>
/// <param name="Kind">Who signed.</param>
/// <param name="Statement">Portal: a compact JWS of type <see cref="JwsTypes.Approval"/>. Passkey: base64url of the statement's JSON.</param>
/// <param name="Credential">Passkey only: credential id.</param>
/// <param name="AuthenticatorData">Passkey only: base64url.</param>
/// <param name="ClientData">Passkey only: base64url of clientDataJSON, whose challenge is the statement's SHA-256.</param>
/// <param name="Signature">Passkey only: base64url, ASN.1 DER as WebAuthn gives it.</param>
public sealed record Approval(
    ApprovalKind Kind,
    string Statement,
    string? Credential = null,
    string? AuthenticatorData = null,
    string? ClientData = null,
    string? Signature = null);
