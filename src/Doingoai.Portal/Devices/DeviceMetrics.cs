using System.Diagnostics.Metrics;

namespace Doingoai.Portal.Devices;

/// <summary>What is refused or lost is counted, with its reason.</summary>
internal sealed class DeviceMetrics
{
    public const string MeterName = "Doingoai.Devices";

    private readonly Counter<long> _refused;
    private readonly Counter<long> _messages;

    public DeviceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refused = meter.CreateCounter<long>("doingoai.devices.refused", description: "Connections, topics and messages refused.");
        _messages = meter.CreateCounter<long>("doingoai.devices.messages", description: "Messages taken.");
    }

    public void Refused(string link, string reason) =>
        _refused.Add(1, new KeyValuePair<string, object?>("link", link), new KeyValuePair<string, object?>("reason", reason));

    public void Taken(string link, string type) =>
        _messages.Add(1, new KeyValuePair<string, object?>("link", link), new KeyValuePair<string, object?>("type", type));
}
