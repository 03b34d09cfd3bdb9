using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Plays;

/// <summary>A run of a device whose records a test writes, as they stand behind check and signature.</summary>
internal sealed class AnotherRun(Guid device, string? run = null)
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);

    private RunState _state = RunState.New;

    public string Run { get; } = run ?? Guid.NewGuid().ToString("N");

    public List<JournalRecord> Records { get; } = [];

    public void Play(long monoMs, Guid screen, string item, string language, JournalOrigin? origin = null) =>
        Add(monoMs, JournalKinds.Play, new PlayBody(screen, 7, item.Length == 0 ? "" : $"{item}-{language}", item.Length == 0 ? null : item, language), origin);

    public void Add<T>(long monoMs, string kind, T body, JournalOrigin? origin = null) =>
        Records.Add(new(device, Run, Records.Count + 1, monoMs, 0, kind, ProtocolJson.ToElement(body), JournalRecord.NoPrevious, Origin: origin));

    /// <summary>Stores the records from a number on, as one batch.</summary>
    /// <param name="delta">Portal time minus monotonic clock; <c>null</c>: not known yet.</param>
    public async Task StoreAsync(PortalFixture portal, int from, int count, long? delta, PlayDoubt doubt = PlayDoubt.None, int times = 1, Func<PlayBody, string>? title = null)
    {
        var batch = new CheckedBatch([.. Records.Skip(from).Take(count).Select(record => new CheckedRecord(record, ProtocolJson.ToBytes(record)))], new(from + count, "", delta));
        var plays = PlayChanges.Of(batch, _state.Plays, play => new(doubt, play.Item, play.Language, play.Sha256, title?.Invoke(play) ?? $"Title of {play.Item}"));
        var folded = plays.Folded.SelectMany(part => part.Body.Plays).Distinct().ToDictionary(line => line, line => new PlayClaim(line.IsTimeProven ? doubt : PlayDoubt.NoTime, line.Item, line.Language));
        var (before, after) = (_state, batch.After with { Plays = plays.After });
        var writer = portal.Services.GetRequiredService<TelemetryWriter>();
        for (var time = 0; time < times; time++)
        {
            var write = new JournalWrite(device, Run, before, batch with { After = after }, new(plays, folded, null), At);
            Assert.True(writer.TryWrite(write));
            Assert.True(await write.Committed.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        _state = after;
    }
}
