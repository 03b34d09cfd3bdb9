using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

/// <summary>One run of a device, as it would be in an export: a batch a record.</summary>
/// <param name="startMs">Portal time of its beginning, Unix ms; the wall clock says the same.</param>
internal sealed class TestRun(TestExport export, long startMs, TestRun? before = null, bool knowsTime = true)
{
    private readonly List<string> _lines = [];

    public string Name { get; } = Guid.NewGuid().ToString("N");

    public RunEnd End => new(Name, _lines.Count, JournalChain.Hash(_lines[^1]));

    public IReadOnlyList<ExportLine> Batches =>
        [.. _lines.Select(line => new ExportLine(ExportKinds.Batch, Jws: Jws.Sign(JwsTypes.Journal, new JournalBatch(export.Device, Name, [line]).ToBytes(), export.DeviceKey), Of: export.Device))];

    /// <summary>Begins, and shows the entry so often, ten seconds each.</summary>
    public TestRun Plays(int count)
    {
        Add(0, JournalKinds.Start, new StartBody("boot", "1", before?.End));
        for (var play = 0; play < count; play++) Add(play * 10_000, JournalKinds.Play, new PlayBody(export.Screen, 7, "e", "item", "vi", TestExport.Sha256));
        return this;
    }

    private void Add<T>(long monoMs, string kind, T body) => _lines.Add(JournalChain.Line(new(
        export.Device, Name, _lines.Count + 1, monoMs, startMs + monoMs, kind, ProtocolJson.ToElement(body),
        _lines.Count == 0 ? JournalRecord.NoPrevious : JournalChain.Hash(_lines[^1]), knowsTime ? 0 : null, knowsTime ? 10 : null)));
}
