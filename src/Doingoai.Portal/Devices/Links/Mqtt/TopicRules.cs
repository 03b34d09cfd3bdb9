using Doingoai.Protocol.Wire;
using MQTTnet;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>A device uses its own exact topics and nothing else.</summary>
internal static class TopicRules
{
    public static TopicRefusal Publish(MqttApplicationMessage message, Guid device, out string type)
    {
        if (!Topics.TryParseUp(message.Topic ?? "", out var owner, out type)) return General(message.Topic ?? "");
        if (owner != device) return TopicRefusal.ForeignTopic;
        return message.Retain ? TopicRefusal.Retain : TopicRefusal.None;
    }

    public static TopicRefusal Subscribe(string filter, string client)
    {
        if (!Topics.TryParseDown(filter, out var owner, out _)) return General(filter);
        return owner.ToString("N") == client ? TopicRefusal.None : TopicRefusal.ForeignTopic;
    }

    private static TopicRefusal General(string topic) =>
        topic.Contains('#', StringComparison.Ordinal) || topic.Contains('+', StringComparison.Ordinal) ? TopicRefusal.Wildcard
        : topic.StartsWith('$') ? TopicRefusal.SystemTopic
        : TopicRefusal.ForeignTopic;
}
