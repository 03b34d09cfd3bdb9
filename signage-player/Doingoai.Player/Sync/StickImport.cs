using System.Formats.Tar;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Sync;

/// <summary>
/// Takes wanted media from a stick instead of the line. The stick is nobody's word: only what a verified manifest names comes
/// in, each piece compared with the hash the manifest gives it.
/// </summary>
internal sealed partial class StickImport(Sticks sticks, MediaStore media, Func<IReadOnlyList<ManifestMedia>> wanted, TimeProvider time, ILogger<StickImport> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // A file that was read is not read again until it changes or something else is wanted.
    private Dictionary<string, (DateTime Written, int Wanted)> _read = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await StepAsync(stop);
            await Task.Delay(LookEvery, time, stop);
        }
    }

    /// <summary>One look at every stick; answers how many files came in.</summary>
    public async Task<int> StepAsync(CancellationToken stop)
    {
        var missing = wanted().Where(one => media.Lacks(one.Sha256)).DistinctBy(one => one.Sha256).ToDictionary(one => one.Sha256);
        if (missing.Count == 0) return 0;
        var (before, taken) = (_read, 0);
        _read = [];
        foreach (var file in sticks.All(Bundles.FileName))
        {
            var now = (File.GetLastWriteTimeUtc(file), missing.Keys.Aggregate(0, (sum, sha) => sum ^ sha.GetHashCode(StringComparison.Ordinal)));
            _read[file] = now;
            if (missing.Count > 0 && (!before.TryGetValue(file, out var then) || then != now)) taken += await TakeAsync(file, missing, stop);
        }

        return taken;
    }

    private async Task<int> TakeAsync(string file, Dictionary<string, ManifestMedia> missing, CancellationToken stop)
    {
        try
        {
            return await ReadAsync(file, missing, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            LogBroken(file, error.Message); // pulled out, or no bundle: what came in stays
            return 0;
        }
    }

    private async Task<int> ReadAsync(string file, Dictionary<string, ManifestMedia> missing, CancellationToken stop)
    {
        var taken = 0;
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var tar = new TarReader(stream);
        while (missing.Count > 0 && await tar.GetNextEntryAsync(copyData: false, stop) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || Bundles.Sha256Of(entry.Name) is not { } sha256) continue;
            if (!missing.TryGetValue(sha256, out var one) || entry.Length != one.Size || entry.DataStream is not { } content) continue;
            if (media.Lacks(sha256) && await media.ImportAsync(one, content, stop) == MediaOutcome.Stored) taken++;
            if (media.Has(sha256)) missing.Remove(sha256);
        }

        if (taken > 0) LogTaken(taken, file);
        return taken;
    }

    [LoggerMessage(LogLevel.Information, "Took {Count} files from {File}.")]
    private partial void LogTaken(int count, string file);

    [LoggerMessage(LogLevel.Warning, "{File} could not be read to its end: {Reason}")]
    private partial void LogBroken(string file, string reason);
}
