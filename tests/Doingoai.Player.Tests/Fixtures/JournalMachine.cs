using System.Security.Cryptography;
using Doingoai.Player.Journals;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A player's journal on a disk that may die, and the portal it reports to.</summary>
internal sealed class JournalMachine
{
    private readonly Guid _device = Guid.NewGuid();
    private readonly HashSet<string> _promised = [];
    private readonly HashSet<string> _tried = [];
    private readonly Random _chance;
    private readonly JournalBounds _bounds;
    private readonly ECDsa _key;

    public JournalMachine(ECDsa key, int seed, JournalBounds bounds)
    {
        (_key, _chance, _bounds) = (key, new(seed), bounds);
        Portal = new(_device, key);
        Clock = new(Time, "boot", null, 0);
        Book = NewBook();
    }

    public const string Folder = "/player/journal";

    public MachineTime Time { get; } = new();

    public PlayerClock Clock { get; }

    public PortalLedger Portal { get; private set; }

    public CrashingDisk Disk { get; private set; } = new();

    public JournalBook Book { get; private set; }

    public Random Chance => _chance;

    public int StepsOnEarlierDisks { get; private set; }

    public IEnumerable<string> Arrived => Portal.Bodies<PlayBody>(JournalKinds.Play).OfType<PlayBody>().Select(play => play.Entry);

    public void Append(int count)
    {
        var entries = Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("N")).ToList();
        _tried.UnionWith(entries);
        var now = Clock.Read();
        Book.Append([.. entries.Select(entry => Draft.Of(JournalKinds.Play, new PlayBody(_device, 1, entry, Item: "item"), now))], now);
        _promised.UnionWith(entries);
    }

    public void Fault(string code)
    {
        var now = Clock.Read();
        Book.Append([Draft.Of(JournalKinds.Fault, new FaultBody(code), now)], now);
    }

    public void Open()
    {
        var faults = Book.Open();
        var now = Clock.Read();
        Book.Append([.. faults.Select(fault => Draft.Of(JournalKinds.Fault, fault, now))], now);
    }

    /// <summary>The portal answered just now: the machine's clock is right and known to be.</summary>
    public void Prove() => Clock.Measure(Clock.WallMs, Time.TrueMs, Time.TrueMs, Clock.WallMs);

    /// <param name="isLenient">The portal answers how far it is even to a batch it cannot take.</param>
    public JournalAck? Send(bool isLenient = false) => Book.NextBatch() is { } batch ? Portal.Take(batch.Jws, isLenient) : null;

    public bool SendAndAcknowledge(bool isLenient = false)
    {
        if (Send(isLenient) is not { } answer) return false;
        Book.Acknowledge(answer.Run, answer.UpToSeq);
        return true;
    }

    /// <summary>The power goes, or the agent stops; the journal is not yet opened again.</summary>
    public void Restart()
    {
        Book.Dispose();
        StepsOnEarlierDisks += Disk.Steps;
        Disk = Disk.Restart(_chance);
        Book = NewBook();
    }

    /// <summary>The portal's database is that of some time ago.</summary>
    public void RestorePortal(PortalLedger older) => Portal = older;

    /// <summary>Everything is sent; what was promised has arrived, nothing twice.</summary>
    public void Finish(int mayBeLost = 0)
    {
        Restart();
        Open();
        while (SendAndAcknowledge())
        {
        }

        var arrived = Arrived.ToList();
        Assert.Equal(arrived.Count, arrived.Distinct().Count());
        Assert.InRange(_promised.Except(arrived).Count(), 0, mayBeLost);
        Assert.InRange(arrived.Except(_tried).Count(), 0, mayBeLost); // the chain cannot vouch for the very last line
        Assert.Equal(0, Book.Backlog);
    }

    private JournalBook NewBook() => new(new(Disk, Folder, _device), _bounds, new("boot", "0.1.0"), _key);
}
