namespace Doingoai.Protocol.Journals.Exports;

/// <summary>What can be said of an export file.</summary>
/// <param name="Root">Thumbprint of the root, to be compared with the one kept elsewhere.</param>
/// <param name="PortalKeys">Thumbprints of the keys the newest roster names.</param>
/// <param name="EarlierKeys">Of those that only earlier rosters named.</param>
/// <param name="Wrong">What is not right; empty: seal, rosters, manifests, chains and signatures all hold.</param>
/// <param name="Gaps">What is not there: records or runs of the period that the chain says existed, records without a signature, and manifests of keys no roster names. The first 50.</param>
/// <param name="Counts">Plays that began in the period and were sent to their screen.</param>
/// <param name="Records">Records a device signed.</param>
/// <param name="NotSent">Plays that began in the period, of what no manifest in the file told that screen to show.</param>
/// <param name="NotSigned">Plays in records without a signature, which whoever holds the portal key could have written; in no other figure.</param>
/// <param name="GapsFound">How many gaps there are, told or not.</param>
public sealed record ExportReport(
    string Root,
    long RosterVersion,
    IReadOnlyList<string> PortalKeys,
    IReadOnlyList<string> EarlierKeys,
    ExportHead? Head,
    IReadOnlyList<ExportedDevice> Devices,
    long Records,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<PlayCount> Counts,
    long NotSent,
    long NotSigned,
    long GapsFound)
{
    public bool IsRight => Wrong.Count == 0;
}

/// <summary>A device and the thumbprints of the keys that signed its journal.</summary>
public sealed record ExportedDevice(Guid Id, string Name, IReadOnlyList<string> Keys, long Batches);

/// <summary>Plays of an item in a language on a screen.</summary>
public sealed record PlayCount(Guid Screen, string ScreenName, string Item, string Language, long Plays, long ShownMs);
