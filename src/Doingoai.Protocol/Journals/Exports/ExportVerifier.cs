using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>
/// Says what an export file proves, with nothing but the file: every byte by the seal, who may seal by the roster, the roster
/// by the root, every record by its device's key and the chain. Reads the file twice.
/// </summary>
public sealed class ExportVerifier : IDisposable
{
    private const int MostTold = 50;

    private readonly ExportKeys _keys = new();
    private readonly ExportRosters _rosters = new();
    private readonly Dictionary<string, long> _unchecked = [];
    private readonly SentEntries _sent = new();
    private readonly List<string> _wrong = [];
    private readonly ExportGaps _gaps = new();
    private readonly Dictionary<Guid, ExportDevice> _devices = [];
    private readonly Dictionary<Guid, string> _screens = [];
    private readonly Dictionary<Guid, (HashSet<string> Keys, long Batches)> _signers = [];
    private readonly Dictionary<(Guid Device, string Run), RunFollower> _runs = [];
    private readonly List<(Guid Device, FoldedRange Range)> _folded = [];
    private ExportHead? _head;
    private long _records;
    private long _notSigned;

    /// <param name="stream">Seekable.</param>
    public static ExportReport Verify(Stream stream)
    {
        using var verifier = new ExportVerifier();
        return verifier.Run(stream);
    }

    public void Dispose() => _keys.Dispose();

    private ExportReport Run(Stream stream)
    {
        Read(stream, fold: (record, body) =>
        {
            _folded.Add((record.Device, new(body.Run, body.FromSeq, body.ToSeq)));
            _folded.AddRange((body.Also ?? []).Select(range => (record.Device, range)));
        });
        foreach (var (kid, count) in _unchecked) _gaps.Add($"{count} manifests are signed by {kid}, which no roster in the file names for the time they were issued: they cannot be checked, their plays are not counted");
        _gaps.Find(_runs, _folded, _head?.FromMs ?? long.MinValue);
        var counts = new PlayCounter(_sent, _head ?? new(0, "", 0, 0, 0, new("", "", "", ""), ""), _folded);
        if (_wrong.Count == 0) Count(stream, counts);
        return new(
            _head?.Root.Thumbprint() ?? "", _rosters.Version, _rosters.Keys, _rosters.EarlierKeys, _head,
            [.. _devices.Values.Select(device => new ExportedDevice(device.Id, device.Name, [.. _signers.TryGetValue(device.Id, out var signed) ? signed.Keys : []], _signers.GetValueOrDefault(device.Id).Batches))],
            _records, _wrong, _gaps.Told,
            [.. counts.Counts.Select(one => new PlayCount(one.Key.Screen, _screens.GetValueOrDefault(one.Key.Screen, ""), one.Key.Item, one.Key.Language, one.Value.Plays, one.Value.ShownMs))
                .OrderByDescending(one => one.Plays).ThenBy(one => one.Item, StringComparer.Ordinal)],
            counts.NotSent, _notSigned, _gaps.Found);
    }

    private void Read(Stream stream, Action<JournalRecord, FoldedBody> fold)
    {
        using var file = new ExportFile(stream);
        var isSealed = false;
        while (file.Next(out var isWhole) is { } bytes && _wrong.Count < MostTold)
        {
            if (!isWhole || ExportFile.Parse(bytes) is not { } line) Tell($"line {file.Lines} is no line of an export");
            else if (isSealed) Tell($"line {file.Lines} comes after the seal");
            else if (file.Lines == 1 != (line.Kind == ExportKinds.Head)) Tell("the file must begin with its head, and have one");
            else if (line.Kind == ExportKinds.Seal) isSealed = Seal(file, bytes, line);
            else Take(file.Lines, line, fold);
        }

        if (!isSealed) Tell("the seal is missing or wrong: the file was changed or is not complete");
    }

    private void Take(long number, ExportLine line, Action<JournalRecord, FoldedBody> fold)
    {
        switch (line)
        {
            case { Kind: ExportKinds.Head, Head: { } head }: Open(head); break;
            case { Kind: ExportKinds.Device, Device: { } device }: Add(device); break;
            case { Kind: ExportKinds.Screen, Screen: { } screen }: _screens[screen.Id] = screen.Name; break;
            case { Kind: ExportKinds.Manifest, Jws: { } jws, Of: { } device }: AddManifest(number, jws, device); break;
            case { Kind: ExportKinds.Batch, Jws: { } jws, Of: { } device }: AddBatch(number, jws, device, fold); break;
            case { Kind: ExportKinds.Unsigned, Unsigned: { Records.Count: > 0 } batch }: AddUnsigned(number, batch); break;
            default: Tell($"line {number} says nothing known ({line.Kind})"); break;
        }
    }

    private void Open(ExportHead head)
    {
        _head = head;
        if (head.Schema != ExportHead.CurrentSchema) Tell($"schema {head.Schema} is not known here");
        if (_rosters.Take(head) is { } error) Tell(error);
    }

    private void Add(ExportDevice device)
    {
        _devices[device.Id] = device;
        if (!device.Keys.All(key => _keys.AddDevice(device.Id, key))) Tell($"a key of device {device.Id:N} is not what its id says");
    }

    private void AddManifest(long number, string jws, Guid device)
    {
        var error = Jws.TryVerify(jws, JwsTypes.Manifest, _rosters.Arranging, out var payload, out var kid);
        if (error == JwsError.UnknownKey) Leave(jws, device);
        else if (error != JwsError.None || ProtocolJson.TryRead<Manifest>(payload) is not { } manifest) Tell($"line {number}: the manifest is not signed by the key it names ({error})");
        else if (_rosters.Counted(kid, manifest.IssuedAtMs)) _sent.Add(device, manifest);
        else Leave(jws, device);
    }

    // Nobody answers for it: it sends nothing, and nothing before it is taken to play on behind it.
    private void Leave(string jws, Guid device)
    {
        var kid = Jws.PeekKid(jws) is { Length: 43 } said && said.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? $"key {said}" : "no proper key";
        _unchecked[kid] = _unchecked.GetValueOrDefault(kid) + 1;
        if (Jws.PeekUnverified<Manifest>(jws) is { Screen: not null } manifest) _sent.AddUnchecked(device, manifest);
    }

    private void AddBatch(long number, string jws, Guid device, Action<JournalRecord, FoldedBody> fold)
    {
        var signer = "";
        var error = Jws.TryVerify(jws, JwsTypes.Journal, kid => _keys.OfDevice(device, signer = kid), out var payload, out _);
        if (error != JwsError.None || JournalBatch.TryRead(payload) is not { Records.Count: > 0 } batch || batch.Device != device)
        {
            Tell($"line {number}: the batch is not signed by its device ({error})");
            return;
        }

        var (keys, batches) = _signers.TryGetValue(device, out var known) ? known : ([], 0);
        keys.Add(signer);
        _signers[device] = (keys, batches + 1);
        var records = Follow(number, batch);
        _records += records.Count;
        foreach (var record in records)
            if (record.Kind == JournalKinds.Folded && ProtocolJson.TryRead<FoldedBody>(record.Body) is { } body) fold(record, body);
    }

    // Whoever holds the portal key can write such lines: they neither count nor explain what is missing elsewhere.
    private void AddUnsigned(long number, JournalBatch batch)
    {
        _notSigned += Follow(number, batch).Sum(PlayCounter.PlaysOf);
        if (_runs.TryGetValue((batch.Device, batch.Run), out var run)) _gaps.Add($"run {batch.Run}: {batch.Records.Count} records up to {run.LastSeq} are stored without a signature; the chain holds");
    }

    private IReadOnlyList<JournalRecord> Follow(long number, JournalBatch batch)
    {
        var run = _runs.TryGetValue((batch.Device, batch.Run), out var known) ? known : _runs[(batch.Device, batch.Run)] = new(batch.Device, batch.Run);
        if (run.Take(batch.Records, out var error) is not { } records)
        {
            Tell($"line {number}: the chain of run {batch.Run} breaks ({error})");
            return [];
        }

        return records;
    }

    private bool Seal(ExportFile file, byte[] bytes, ExportLine line)
    {
        // One spelling only: what is before the seal is in its hash, the seal's own line must be this one.
        var isSame = ProtocolJson.ToBytes(new ExportLine(ExportKinds.Seal, Jws: line.Jws)).AsSpan().SequenceEqual(bytes);
        if (!isSame || Jws.TryVerify(line.Jws ?? "", JwsTypes.Export, _rosters.Sealing, out var payload, out _) != JwsError.None) return false;
        return ProtocolJson.TryRead<ExportSeal>(payload) is { } seal && seal.Lines == file.Lines - 1 && seal.Sha256 == file.Sha256Before;
    }

    // Everything was verified just now: the second time only reads.
    private static void Count(Stream stream, PlayCounter counter)
    {
        stream.Position = 0;
        using var file = new ExportFile(stream);
        var seen = new Dictionary<(Guid, string), long>();
        while (file.Next(out _) is { } bytes)
        {
            if (ExportFile.Parse(bytes) is not { Kind: ExportKinds.Batch, Jws: { } jws } || Jws.PeekUnverified(jws) is not { } payload) continue;
            if (JournalBatch.TryRead(payload) is not { } batch || JournalChain.TryFollow(batch.Records, batch.Device, batch.Run, null, out var records) != JournalError.None) continue;
            foreach (var record in records.Where(record => record.Seq > seen.GetValueOrDefault((record.Device, record.Run))))
            {
                counter.Take(record);
                seen[(record.Device, record.Run)] = record.Seq;
            }
        }

        counter.EndRun();
    }

    private void Tell(string wrong)
    {
        if (_wrong.Count < MostTold) _wrong.Add(wrong);
    }
}
