using System.Diagnostics;

namespace Doingoai.FleetSimulator.Load;

/// <summary>Does something a fixed number of times a second on a thread of its own, whatever becomes of what it did; late ones are made up for.</summary>
internal sealed class OpenLoop
{
    private readonly Thread _thread;
    private readonly int _total;
    private long _done;

    public OpenLoop(double perSecond, TimeSpan duration, Action<int> act)
    {
        _total = (int)Math.Round(perSecond * duration.TotalSeconds);
        _thread = new Thread(() => Run(perSecond, act)) { IsBackground = true };
    }

    public long Done => Interlocked.Read(ref _done);

    /// <summary>The longest anything came after it was due.</summary>
    public TimeSpan Latest { get; private set; }

    public void Start() => _thread.Start();

    public void Join() => _thread.Join();

    private void Run(double perSecond, Action<int> act)
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < _total;)
        {
            var due = Math.Min(_total, (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond));
            for (; number < due; number++)
            {
                act(number);
                Interlocked.Increment(ref _done);
            }

            var late = Stopwatch.GetElapsedTime(began) - TimeSpan.FromSeconds(number / perSecond);
            if (late > Latest) Latest = late;
            Thread.Sleep(1);
        }
    }
}
