using Doingoai.Player.Storage;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Health;

/// <summary>What the machine says of itself. What it has not (a sensor, /proc) is left out, never made up. One caller.</summary>
/// <param name="folder">On the disk whose space matters.</param>
internal sealed class MachineReadings(MachineFiles machine, IDisk disk, string folder)
{
    private ProcessorTimes? _before;

    public IEnumerable<(string Metric, double Value)> Take()
    {
        var all = new (string Metric, double? Value)[]
        {
            (MetricKeys.Cpu, Processors()), (MetricKeys.Memory, machine.MemoryPercent()), (MetricKeys.Temperature, machine.Temperature()), (MetricKeys.DiskFree, FreePercent()),
        };
        return [.. from one in all where one.Value is { } value && double.IsFinite(value) select (one.Metric, one.Value!.Value)];
    }

    private double? Processors()
    {
        var (now, before) = (machine.Processors(), _before);
        _before = now;
        return now is { } later && before is { } earlier ? later.PercentSince(earlier) : null;
    }

    private double? FreePercent()
    {
        try
        {
            return disk.Space(folder) is (var free, > 0 and var total) ? 100.0 * free / total : null;
        }
        catch (Exception error) when (DiskError.Is(error) || error is ArgumentException)
        {
            return null;
        }
    }
}
