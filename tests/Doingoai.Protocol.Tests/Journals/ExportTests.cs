using System.Security.Cryptography;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

public sealed class ExportTests : IDisposable
{
    private const long Start = 1_795_252_800_000;
    private const string Sha256 = "ab";

    private readonly ECDsa _root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _portal = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _device = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Guid _screen = Guid.CreateVersion7();
    private readonly List<JournalRecord> _records = [];
    private readonly List<string> _lines = [];

    public void Dispose()
    {
        foreach (var key in (ECDsa[])[_root, _portal, _device]) key.Dispose();
    }

    [Fact]
    public async Task A_file_says_what_was_shown_and_by_whom_it_is_signed()
    {
        TwentyPlays();

        var report = ExportVerifier.Verify(await FileAsync(Batches()));

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
        Assert.Equal((Jwk.Of(_root).Thumbprint(), Jwk.Of(_portal).Thumbprint(), Jwk.Of(_device).Thumbprint()), (report.Root, report.PortalKeys.Single(), report.Devices.Single().Keys.Single()));
        Assert.Equal([new(_screen, "LED", "item", "vi", 20, 19 * 10_000)], report.Counts);
        Assert.Equal((22, 1), (report.Records, report.NotSent));
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_found()
    {
        TwentyPlays();
        var file = (await FileAsync(Batches())).ToArray();

        for (var at = 0; at < file.Length; at += at < file.Length - 400 ? 97 : 1)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            Assert.False(ExportVerifier.Verify(new MemoryStream(changed)).IsRight, $"byte {at} of {file.Length}");
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_file_that_is_cut_or_longer_is_not_right(int more)
    {
        TwentyPlays();
        var file = (await FileAsync(Batches())).ToArray();

        Assert.False(ExportVerifier.Verify(new MemoryStream(more < 0 ? file[..^2] : [.. file, (byte)'\n'])).IsRight);
        Assert.False(ExportVerifier.Verify(new MemoryStream(file[..(file.Length / 2)])).IsRight);
        Assert.False(ExportVerifier.Verify(new MemoryStream()).IsRight);
    }

    [Fact]
    public async Task A_portal_that_seals_a_changed_record_is_found_by_the_devices_signature()
    {
        TwentyPlays();
        var forged = new JournalBatch(_id, _records[0].Run, [.. _lines.Select(line => line.Replace("\"item\":\"item\"", "\"item\":\"other\"", StringComparison.Ordinal))]);

        var report = ExportVerifier.Verify(await FileAsync([new(ExportKinds.Batch, Jws: Jws.Sign(JwsTypes.Journal, forged.ToBytes(), _portal), Of: _id)]));

        Assert.Contains(report.Wrong, wrong => wrong.Contains("not signed by its device", StringComparison.Ordinal));
        Assert.Empty(report.Counts);
    }

    [Fact]
    public async Task A_batch_that_is_missing_is_named_and_the_rest_counts()
    {
        TwentyPlays();
        var batches = Batches();

        var report = ExportVerifier.Verify(await FileAsync([batches[0], batches[2]]));

        Assert.True(report.IsRight);
        Assert.Contains("records 8–14 are not in the file", report.Gaps.Single(), StringComparison.Ordinal);
        Assert.Equal(13, report.Counts.Single().Plays);
    }

    [Fact]
    public async Task A_run_that_is_missing_is_named_by_the_next_one()
    {
        var earlier = new RunEnd(Guid.NewGuid().ToString("N"), 40, new string('0', 64));
        Add(0, JournalKinds.Start, new StartBody("boot", "1", earlier));

        var report = ExportVerifier.Verify(await FileAsync(Batches()));

        Assert.Contains($"run {earlier.Run} reached record 40, the file has it up to 0", report.Gaps.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_without_a_signature_are_said_to_have_none_and_count_nowhere()
    {
        TwentyPlays();

        var report = ExportVerifier.Verify(await FileAsync([new(ExportKinds.Unsigned, Unsigned: new(_id, _records[0].Run, _lines))]));

        Assert.True(report.IsRight);
        Assert.Contains("without a signature", report.Gaps.Single(), StringComparison.Ordinal);
        Assert.Empty(report.Counts);
        Assert.Equal((0, 0, 21), (report.Records, report.NotSent, report.NotSigned));
    }

    [Fact]
    public async Task What_a_portal_writes_at_the_end_of_a_run_adds_no_play_and_takes_none_away()
    {
        TwentyPlays();
        var signed = Batches();
        var folded = new FoldedBody(_records[0].Run, 1, 22, "age", 0, [new(Start, true, _screen, 1_000, "item", "vi", Sha256)]);
        Add(195_000, JournalKinds.Play, new PlayBody(_screen, 7, "e", "item", "vi", Sha256));
        Add(196_000, JournalKinds.Folded, folded);

        var report = ExportVerifier.Verify(await FileAsync([.. signed, new(ExportKinds.Unsigned, Unsigned: new(_id, _records[0].Run, [.. _lines.Skip(22)]))]));

        Assert.True(report.IsRight);
        Assert.Equal([new(_screen, "LED", "item", "vi", 20, 19 * 10_000)], report.Counts);
        Assert.Equal((22, 1, 1_001), (report.Records, report.NotSent, report.NotSigned));
    }

    [Fact]
    public async Task How_long_a_play_lasted_is_not_taken_from_records_beyond_unsigned_ones()
    {
        TwentyPlays();
        var batches = Batches();
        batches[1] = new(ExportKinds.Unsigned, Unsigned: new(_id, _records[0].Run, [.. _lines.Skip(7).Take(7)]));

        var report = ExportVerifier.Verify(await FileAsync(batches));

        Assert.Equal([new(_screen, "LED", "item", "vi", 13, 11 * 10_000)], report.Counts);
        Assert.Equal((15, 7), (report.Records, report.NotSigned));
    }

    private void TwentyPlays()
    {
        Add(0, JournalKinds.Start, new StartBody("boot", "1"));
        for (var play = 0; play < 20; play++) Add(play * 10_000, JournalKinds.Play, new PlayBody(_screen, 7, "e", "item", "vi", Sha256));
        Add(190_000, JournalKinds.Play, new PlayBody(_screen, 7, "never sent", "item", "vi", Sha256));
    }

    private void Add<T>(long monoMs, string kind, T body)
    {
        var run = _records.Count == 0 ? Guid.NewGuid().ToString("N") : _records[0].Run;
        var record = new JournalRecord(_id, run, _records.Count + 1, monoMs, Start + monoMs, kind, ProtocolJson.ToElement(body), _lines.Count == 0 ? JournalRecord.NoPrevious : JournalChain.Hash(_lines[^1]), 0, 10);
        _records.Add(record);
        _lines.Add(JournalChain.Line(record));
    }

    private List<ExportLine> Batches() =>
        [.. _lines.Chunk(7).Select(lines => new ExportLine(ExportKinds.Batch, Jws: Jws.Sign(JwsTypes.Journal, new JournalBatch(_id, _records[0].Run, lines).ToBytes(), _device), Of: _id))];

    private async Task<MemoryStream> FileAsync(IEnumerable<ExportLine> journal)
    {
        var portal = Jwk.Of(_portal);
        var roster = new Roster(1, "portal", 1, Start, [new(portal.Thumbprint(), portal, 0)], [], [], []);
        var entry = new ManifestEntry("e", "s", EntryKind.Slide, 10_000, RiskClass.Normal, 1, [], Sha256, "item", "vi", "Title");
        var manifest = new Manifest(1, "portal", new(_screen, "LED", "led", "o", 0, 0, 10, 10, 0, "Asia/Ho_Chi_Minh", ["vi"]), 7, Start, Start + 1, [], [new("p", [entry])], [], null, []);
        var file = new MemoryStream();
        using var writer = new ExportWriter(file);
        ExportLine[] lines =
        [
            new(ExportKinds.Head, new ExportHead(1, "portal", Start, Start, Start + 86_400_000, Jwk.Of(_root), Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(roster), _root))),
            new(ExportKinds.Device, Device: new(_id, "Máy", [new(Jwk.Of(_device).Thumbprint(), Jwk.Of(_device), 0)])),
            new(ExportKinds.Screen, Screen: new(_screen, "LED")),
            new(ExportKinds.Manifest, Jws: Jws.Sign(JwsTypes.Manifest, ProtocolJson.ToBytes(manifest), _portal), Of: _id),
            .. journal,
        ];
        foreach (var line in lines) await writer.AddAsync(line, CancellationToken.None);
        await writer.SealAsync(seal => Jws.Sign(JwsTypes.Export, ProtocolJson.ToBytes(seal), _portal), CancellationToken.None);
        file.Position = 0;
        return file;
    }
}
