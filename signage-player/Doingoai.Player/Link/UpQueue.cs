using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>
/// What waits to be said. Stated loss: beyond their bounds the oldest delivery report and the oldest reading go; the portal
/// learns the present state from the next heartbeat. The journal is not in here: it is sent from its files until acknowledged.
/// </summary>
internal sealed class UpQueue
{
    private const int MaxUrgent = 500;
    private const int MaxReadings = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<Envelope> _urgent = [];
    private readonly LinkedList<Envelope> _readings = [];
    private readonly Signal _signal = new();

    public long Dropped { get; private set; }

    public void Urgent(Envelope envelope) => Add(_urgent, envelope, MaxUrgent);

    public void Readings(Envelope envelope) => Add(_readings, envelope, MaxReadings);

    /// <summary>Back to the front, in order: they were not sent.</summary>
    public void Return(IReadOnlyList<Envelope> envelopes)
    {
        lock (_lock)
            foreach (var envelope in envelopes.Reverse())
                (envelope.Type == UpTypes.Readings ? _readings : _urgent).AddFirst(envelope);
        Wake();
    }

    public IReadOnlyList<Envelope> Take(int most)
    {
        lock (_lock)
        {
            var taken = new List<Envelope>(most);
            foreach (var queue in (LinkedList<Envelope>[])[_urgent, _readings])
                while (taken.Count < most && queue.First is { } first)
                {
                    taken.Add(first.Value);
                    queue.RemoveFirst();
                }

            return taken;
        }
    }

    public void Wake() => _signal.Set();

    /// <summary>Waits until something may have changed.</summary>
    public Task WaitAsync(CancellationToken cancel) => _signal.WaitAsync(cancel);

    private void Add(LinkedList<Envelope> queue, Envelope envelope, int most)
    {
        lock (_lock)
        {
            queue.AddLast(envelope);
            if (queue.Count > most)
            {
                queue.RemoveFirst();
                Dropped++;
            }
        }

        Wake();
    }
}
