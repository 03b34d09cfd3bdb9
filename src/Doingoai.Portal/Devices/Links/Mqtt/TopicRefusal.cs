namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>Why a topic is refused.</summary>
internal enum TopicRefusal
{
    None,
    ForeignTopic,
    Wildcard,
    SystemTopic,
    Retain,
}
