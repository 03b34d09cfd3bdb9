using Doingoai.Protocol.Trust;

#pragma warning disable CA1720 // unsigned: without a signature; no number is meant

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>
/// A line of an export: JSON of this protocol, one object a line. First <c>head</c>, then what the reader needs to know
/// (<c>device</c>, <c>screen</c>, <c>manifest</c>), then the journals (<c>batch</c>, <c>unsigned</c>) run by run in sequence,
/// last <c>seal</c>. See docs/proof-of-play.md.
/// </summary>
public sealed record ExportLine(
    string Kind, ExportHead? Head = null, ExportDevice? Device = null, ExportScreen? Screen = null, string? Jws = null, Guid? Of = null, JournalBatch? Unsigned = null)
{
    /// <summary>Longest line, bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;
}

/// <summary>Values of <see cref="ExportLine.Kind"/>.</summary>
public static class ExportKinds
{
    public const string Head = "head";
    public const string Device = "device";
    public const string Screen = "screen";

    /// <summary><c>jws</c>: a manifest as the portal key signed it; <c>of</c>: the device it was cut for.</summary>
    public const string Manifest = "manifest";

    /// <summary><c>jws</c>: a <see cref="JournalBatch"/> as the device key signed it; <c>of</c>: the device.</summary>
    public const string Batch = "batch";

    /// <summary>Records that were stored without their signature.</summary>
    public const string Unsigned = "unsigned";

    /// <summary><c>jws</c>: an <see cref="ExportSeal"/> signed by the portal key, over every byte before this line.</summary>
    public const string Seal = "seal";
}

/// <param name="FromMs">Plays that began at or after this are meant, Unix ms.</param>
/// <param name="UntilMs">Exclusive.</param>
/// <param name="Root">Public key of the root; its thumbprint is what the auditor compares with the one kept elsewhere.</param>
/// <param name="Roster">The one in force, as the root signed it; who it names may seal.</param>
/// <param name="Earlier">Those before it as the root signed them, the newest first: manifests of their time are signed by their keys.</param>
public sealed record ExportHead(int Schema, string PortalId, long ExportedAtMs, long FromMs, long UntilMs, Jwk Root, string Roster, IReadOnlyList<string>? Earlier = null)
{
    public const int CurrentSchema = 1;

    /// <summary>Most earlier rosters; an exchange of the portal's key makes two.</summary>
    public const int MaxEarlier = 50;

    /// <summary>Characters of all earlier rosters, so that the head stays a line.</summary>
    public const int MaxEarlierChars = 2 * 1024 * 1024;
}

/// <summary>A device and every key it ever had.</summary>
public sealed record ExportDevice(Guid Id, string Name, IReadOnlyList<ExportKey> Keys);

/// <param name="Kid">RFC 7638 thumbprint.</param>
/// <param name="UntilMs">When it was revoked.</param>
public sealed record ExportKey(string Kid, Jwk Key, long FromMs, long? UntilMs = null);

/// <summary>What a screen is called; a word for people, proven by nothing but the seal.</summary>
public sealed record ExportScreen(Guid Id, string Name);

/// <summary>Closes the file.</summary>
/// <param name="Sha256">Of all bytes before the seal's line, lower-case hex.</param>
public sealed record ExportSeal(long Lines, string Sha256);
