using System.Security.Cryptography;
using Doingoai.Player.Journals;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MachineTime _time = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid _device = Guid.NewGuid();
    private readonly Guid _screen = Guid.NewGuid();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task Records_are_on_the_disk_before_append_returns()
    {
        await using var journal = await OpenAsync();

        Assert.True(await journal.AppendAsync(JournalKinds.Play, new PlayBody(_screen, 7, "entry-1")));

        var lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "journal"))), Cancel);
        Assert.Equal(JournalError.None, JournalChain.TryFollow(lines, _device, journal.Run, null, out var records));
        Assert.Equal([JournalKinds.Start, JournalKinds.Play], records.Select(record => record.Kind));
        Assert.Equal(2, journal.Backlog);
    }

    [Fact]
    public async Task A_batch_is_signed_by_the_device_and_comes_again_until_acknowledged()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync(JournalKinds.Play, new PlayBody(_screen, 7, "entry-1"));

        var batch = (await journal.NextBatchAsync(Cancel))!;
        Assert.Equal(batch.Jws, (await journal.NextBatchAsync(Cancel))!.Jws);
        Assert.Equal((journal.Run, 1, 2), (batch.Run, batch.FromSeq, batch.ToSeq));
        Assert.Equal(JournalError.None, JournalChain.TryRead(batch.Jws, _device, _ => _key, out _, out var records));
        Assert.Equal(2, records.Count);
        Assert.Equal(2, (await journal.NextBatchAsync(Cancel))!.ToSeq);

        await journal.AcknowledgeAsync(batch.Run, 1);
        Assert.Equal(2, (await journal.NextBatchAsync(Cancel))!.FromSeq);
        await journal.AcknowledgeAsync(batch.Run, 2);
        Assert.Null(await journal.NextBatchAsync(Cancel));
        Assert.Equal(0, journal.Backlog);
    }

    [Fact]
    public async Task An_acknowledgement_of_what_was_never_sent_drops_nothing()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync(JournalKinds.Play, new PlayBody(_screen, 7, "entry-1"));

        await journal.AcknowledgeAsync(journal.Run, long.MaxValue);
        await journal.AcknowledgeAsync("no such run", 5);

        Assert.Equal(1, (await journal.NextBatchAsync(Cancel))!.FromSeq);
    }

    [Fact]
    public async Task The_oldest_run_is_sent_first()
    {
        string first;
        await using (var journal = await OpenAsync()) first = journal.Run;
        await using var again = await OpenAsync();

        Assert.NotEqual(first, again.Run);
        Assert.Equal(first, (await again.NextBatchAsync(Cancel))!.Run);
        await again.AcknowledgeAsync(first, 1);
        Assert.Equal(again.Run, (await again.NextBatchAsync(Cancel))!.Run);
    }

    private async Task<Journal> OpenAsync()
    {
        var clock = new PlayerClock(_time, "boot", null, 0);
        var journal = new Journal(new Disk(), _folder.Path, _device, _key, clock, new("boot", "0.1.0"), new(), NullLogger<Journal>.Instance);
        await journal.OpenAsync();
        return journal;
    }
}
