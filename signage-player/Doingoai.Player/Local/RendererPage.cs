using System.Threading.Channels;
using Doingoai.Player.Technician;

namespace Doingoai.Player.Local;

/// <summary>
/// One open page and what it has not been told yet. A slow page loses views that were overtaken, never the latest.
/// </summary>
/// <param name="output">Name of its output; <c>null</c>: the first one.</param>
/// <param name="seat">Names the page of the supervised browser; <c>null</c> for a page a person opened.</param>
internal sealed class RendererPage(string? output, string? seat, TimeProvider time) : IVisitor
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<Guid, ShownView> _pending = [];
    private IReadOnlyList<ShownView>? _all;
    private TechnicianView? _technician;
    private bool _reload;

    public string? Output { get; } = output;

    public string? Seat { get; } = seat;

    public void PostAll(IReadOnlyList<ShownView> views)
    {
        lock (_lock)
        {
            _all = views;
            _pending.Clear();
        }

        Wake();
    }

    public void Post(ShownView shown)
    {
        lock (_lock)
        {
            // A jump that was not sent yet is not lost to a later view without one.
            var jump = shown.View.JumpTo ?? _pending.GetValueOrDefault(shown.View.Screen.Id)?.View.JumpTo;
            _pending[shown.View.Screen.Id] = shown with { View = shown.View with { JumpTo = jump } };
        }

        Wake();
    }

    /// <summary>What the technician page shows now.</summary>
    public void Tell(TechnicianView view)
    {
        lock (_lock) _technician = view;
        Wake();
    }

    public void PostReload()
    {
        lock (_lock) _reload = true;
        Wake();
    }

    /// <summary>Waits for something to say.</summary>
    public async Task<IReadOnlyList<PageOrder>> NextAsync(CancellationToken cancel)
    {
        await _signal.Reader.ReadAsync(cancel);
        lock (_lock)
        {
            List<PageOrder> orders = [];
            if (_all is not null) orders.Add(new("views", Views: [.. _all.Select(shown => shown.At(time))]));
            orders.AddRange(_pending.Values.Select(shown => new PageOrder("view", View: shown.At(time))));
            if (_technician is not null) orders.Add(new("technician", Technician: _technician));
            if (_reload) orders.Add(new("reload"));
            (_all, _technician, _reload) = (null, null, false);
            _pending.Clear();
            return orders;
        }
    }

    private void Wake() => _signal.Writer.TryWrite(true);
}
